import { expect, test } from 'vitest';
import { comparisonData } from '../../../src/show/text/comparison-data.ts';
import { COMPARISON_EXTENSIONS } from '../../../src/show/text/comparison-format-names.ts';
import { COMPARISON_FORMATS } from '../../../src/show/text/comparison-formats.ts';
import { TWO_WORLDS } from '../../support/two-worlds.ts';

test('a format for each extension', () => {
  expect(COMPARISON_EXTENSIONS).toEqual(['.md', '.html', '.json', '.txt']);
  expect(
    COMPARISON_EXTENSIONS.map(extension => COMPARISON_FORMATS[extension](TWO_WORLDS).slice(0, 8)),
  ).toEqual(['# 2 worl', '<!doctyp', '{\n  "des', '2 worlds']);
  expect(JSON.parse(COMPARISON_FORMATS['.json'](TWO_WORLDS))).toEqual(comparisonData(TWO_WORLDS));
});
