import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { DESIGNS } from '../../../machines/designs/index.ts';
import type { Mistake, Path } from '../../../src/problem/mistake.ts';
import { bodyLines } from '../../../src/scenario/body/body-lines.ts';
import { readBody } from '../../../src/scenario/body/read-body.ts';

function read(yaml: string) {
  const told: string[] = [];
  const report = (path: Path, { what, expected, hints = [] }: Mistake) => {
    told.push([path.join('.'), what, ...(expected === undefined ? [] : [expected]), ...hints].join(' | '));
  };
  return { body: readBody(parse(yaml), ['post_patch'], report), told };
}

describe('what is written by itself is read back', () => {
  const bodies = Object.values(DESIGNS).flatMap(({ name, bodies = {} }) =>
    Object.entries(bodies).map(([key, body]) => ({ name: `${key} of ${name}`, body })),
  );
  test.each(bodies)('$name', ({ body }) => {
    expect(read(bodyLines(body).join('\n'))).toEqual({ body, told: [] });
  });
});

test('one statement needs no list', () => {
  const { body } = read('{ if: mine, then: switch on, else: [switch off, return] }');
  expect(body).toEqual([
    {
      if: [{ test: 'mine' }],
      do: [{ call: 'switch on' }],
      else: [{ call: 'switch off' }, { jump: 'return' }],
    },
  ]);
});

test.each([
  ['- swich on', 'post_patch.0 | there is no statement "swich on"', 'Did you mean "switch on"?'],
  ['- klp_feature_alloc: { id: 1 }', 'post_patch.0.klp_feature_alloc | ', ''],
  ['- for each featur: [switch on]', 'post_patch.0.for each featur | ', 'Did you mean "for each feature"?'],
  ['- { if: min, then: return }', 'post_patch.0.if | "min" is no condition', 'Did you mean "mine"?'],
  ['- { if: mine, them: return }', 'post_patch.0.them | "them" stands in a statement that has if', 'then'],
  ['- { if: mine }', 'post_patch.0 | then is missing', ''],
  ['- { if: [mine], then: return }', 'post_patch.0.if | ', 'is not allowed'],
  ['- 7', 'post_patch.0 | 7 is no statement', ''],
])('%s', (yaml, begin, end) => {
  const [first = ''] = read(yaml).told;
  expect(first.startsWith(begin)).toBe(true);
  expect(first).toContain(end);
});
