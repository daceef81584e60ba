import { expect, test } from 'vitest';
import { markdown, plainText } from '../../bench/table.ts';

const table = {
  title: 'Two engines',
  columns: ['', 'states/s', 'peak MB'],
  rows: [
    ['klpwalk', '1,300,000', '105'],
    ['rumur', 'not installed'],
  ],
};

test('as text, figures are aligned to the right, and a remark runs on', () => {
  expect(plainText(table)).toBe(`Two engines

            states/s  peak MB
  klpwalk  1,300,000      105
  rumur    not installed
`);
});

test('as Markdown, every row has all its cells', () => {
  expect(markdown(table)).toBe(`**Two engines**

|  | states/s | peak MB |
| --- | --: | --: |
| klpwalk | 1,300,000 | 105 |
| rumur | not installed |  |
`);
});
