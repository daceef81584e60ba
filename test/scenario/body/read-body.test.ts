import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { DESIGNS } from '../../../machines/designs/index.ts';
import type { Mistake, Path } from '../../../src/problem/mistake.ts';
import { bodyLines } from '../../../src/scenario/body/body-lines.ts';
import { readBody } from '../../../src/scenario/body/read-body.ts';

const SCOPE = {
  body: 'post_patch',
  livepatch: { name: 'A', features: ['S'], objects: ['vmlinux', 'kvm'], settings: ['uname'] },
} as const;

function read(yaml: string) {
  const told: string[] = [];
  const report = (path: Path, { what, expected, hints = [] }: Mistake) => {
    told.push([path.join('.'), what, ...(expected === undefined ? [] : [expected]), ...hints].join(' | '));
  };
  return { body: readBody(parse(yaml), ['post_patch'], SCOPE, report), told };
}

describe('what is written by itself is read back', () => {
  const bodies = Object.values(DESIGNS).flatMap(({ name, written }) =>
    Object.entries(written?.bodies ?? {}).map(([key, body]) => ({ name: `${key} of ${name}`, body })),
  );
  test.each(bodies)('$name', ({ body }) => {
    expect(read(bodyLines(body).join('\n'))).toEqual({ body, told: [] });
  });
});

test('one statement needs no list', () => {
  const { body } = read('{ if: mine, then: switch on, else: [switch off, return] }');
  expect(body).toEqual([
    {
      if: [{ test: 'mine', about: 'S' }],
      do: [{ call: 'switch on', about: 'S' }],
      else: [{ call: 'switch off', about: 'S' }, { jump: 'return' }],
    },
  ]);
});

test.each([
  ['- swich on', 'post_patch.0 | there is no statement "swich on"', 'Did you mean "switch on"?'],
  ['- klp_feature_alloc: { id: 1 }', 'post_patch.0.klp_feature_alloc | ', 'has a colon'],
  ['- for each featur: [switch on]', 'post_patch.0.for each featur | ', 'Did you mean "for each feature"?'],
  ['- { if: min, then: return }', 'post_patch.0.if | "min" is no condition', 'Did you mean "mine"?'],
  ['- { if: mine, them: return }', 'post_patch.0.them | "them" stands in a statement that has "if"', 'then'],
  ['- { if: mine }', 'post_patch.0 | then is missing', ''],
  ['- { if: [mine], then: return }', 'post_patch.0.if | ', 'is not allowed'],
  ['- switch on T', 'post_patch.0 | no feature of A is called "T"', 'S'],
  ['- switch on S now', 'post_patch.0 | "now" is a word too many', 'switch on'],
  ['- set unam 5', 'post_patch.0 | no setting is called "unam"', 'Did you mean "uname"?'],
  ['- set uname', 'post_patch.0 | set says no name or no value', 'set NAME VALUE'],
  ['- frobnicate', 'post_patch.0 | there is no statement', 'take saved value'],
  ['- { then: return }', 'post_patch.0.then | then stands without an if', 'the condition'],
  ['- { if: mine or at my version, then: return }', 'post_patch.0.if | ', 'has an or'],
  ['- klp_shadow_aloc X', 'post_patch.0 | there is no statement', 'Did you mean "klp_shadow_alloc"?'],
  ['- klp_shadow_alloc', 'post_patch.0 | klp_shadow_alloc names no shadow variable', 'klp_shadow_alloc ID'],
  ['- for each object: [klp_shadow_free]', 'post_patch.0.for each object.0 | klp_shadow_free names', ''],
  [
    '- { for each shadow variable: [klp_shadow_free X] }',
    'post_patch.0.for each shadow variable.0 | "X"',
    '',
  ],
  ['- { set uname: 0 }', 'post_patch.0.set uname | "set uname" has a colon', 'set uname 0'],
  ['- print it is on', 'post_patch.0 | print has no colon', 'print: it is on'],
  ['- continue', 'post_patch.0 | continue stands in no loop', 'return'],
  ['- return -EBUSY', 'post_patch.0 | post_patch returns nothing', 'pre_patch'],
  ['- return -EBUSI', 'post_patch.0 | "-EBUSI" is no error', 'Did you mean "-EBUSY"?'],
  ['- { for each feature: [switch on S] }', 'post_patch.0.for each feature.0 | "S" stands in a loop', ''],
  [
    '- { for each feature: { for each feature: return } }',
    'post_patch.0.for each feature.',
    'one loop after',
  ],
  ['- { if: object is kmv, then: return }', 'post_patch.0.if | no object of A is called "kmv"', 'kvm'],
  ['- { print: 1 }', 'post_patch.0.print | 1 is not allowed', 'a line of text'],
  ['- 7', 'post_patch.0 | 7 is no statement', ''],
])('%s', (yaml, begin, end) => {
  const [first = ''] = read(yaml).told;
  expect(first.startsWith(begin)).toBe(true);
  expect(first).toContain(end);
});
