import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAnswered } from '../support/answered.ts';
import { EXAMPLE } from '../support/example.ts';

const snippet = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom(
    ...'[]{}:,-?&*!|>\'"%@`#~\n\t\r \0',
    '<<: *x',
    '&a ',
    '*a',
    '!!set ',
    '\n---\n',
    ': null',
    '__proto__',
  ),
);
const edit = fc.record({
  at: fc.nat({ max: EXAMPLE.length }),
  removed: fc.nat({ max: 8 }),
  inserted: snippet,
});

test('an edited scenario parses or is refused', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), edits => {
      const text = edits.reduce(
        (before, { at, removed, inserted }) => before.slice(0, at) + inserted + before.slice(at + removed),
        EXAMPLE,
      );
      expect(isAnswered(text)).toBe(true);
    }),
    { numRuns: 120, seed: 20190204 },
  );
});

test('any JSON value in any place parses or is refused', () => {
  const keys = ['title', 'kernel', 'modules', 'livepatches', 'tasks', 'faults', 'steps', 'expect', 'explore'];
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 4 }), (key, value) => {
      const scenario = { title: 'T', livepatches: { A1: { features: { F: 1 } } }, [key]: value };
      expect(isAnswered(JSON.stringify(scenario))).toBe(true);
    }),
    { numRuns: 120, seed: 20190204 },
  );
});
