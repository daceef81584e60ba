import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ProblemError } from '../../src/problem/problem.ts';
import { parseScenario } from '../../src/scenario/scenario.ts';
import { EXAMPLE } from '../support/example.ts';

/** `true` when it parses or is refused; any other error is passed on. */
function isAnswered(text: string): boolean {
  try {
    return parseScenario(text, 'x.yaml').file === 'x.yaml';
  } catch (error) {
    if (error instanceof ProblemError) return error.message.startsWith('x.yaml');
    throw error;
  }
}

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
    { numRuns: 300, seed: 20190204 },
  );
});

test('any JSON value in any place parses or is refused', () => {
  const keys = ['title', 'kernel', 'modules', 'livepatches', 'tasks', 'faults', 'steps', 'expect', 'explore'];
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 4 }), (key, value) => {
      const scenario = { title: 'T', livepatches: { A1: { features: { F: 1 } } }, [key]: value };
      expect(isAnswered(JSON.stringify(scenario))).toBe(true);
    }),
    { numRuns: 300, seed: 20190204 },
  );
});

const MANY = 20_000;
function many(item: (i: number) => string): string {
  return Array.from({ length: MANY }, (_, i) => item(i)).join(', ');
}
function scenario(...lines: readonly string[]): string {
  return ['title: T', ...lines].join('\n');
}

// What takes a second here would take hours at 1 MiB if anything were quadratic.
test.each([
  ['livepatches that are null', scenario(`livepatches: { ${many(i => `A${i}: `)} }`)],
  ['livepatches', scenario(`livepatches: { ${many(i => `A${i}: {}`)} }`)],
  ['objects', scenario(`livepatches: { A1: { objects: [${many(() => 'vmlinux')}] } }`)],
  ['unknown keys', scenario(`livepatches: { A1: { ${many(i => `k${i}: 1`)} } }`)],
  ['wrong steps', scenario('livepatches: { A1: {} }', `steps: [${many(() => 'load B1')}]`)],
  [
    'faults that only steps take',
    scenario(
      'livepatches: { A1: {} }',
      `steps: [${many(i => `{do: load A1, fault: {in: A1, pre_patch: ${i + 1}}}`)}]`,
    ),
  ],
  ['properties', scenario('livepatches: { A1: {} }', `expect: { holds: [${many(() => 'warning')}] }`)],
  ['bytes', String.fromCharCode(...Array.from({ length: MANY }, (_, i) => i % 256))],
  ['quotes', '"'.repeat(MANY)],
  ['letters', 'x'.repeat(2 ** 20)],
  ['digits', scenario(`kernel: ${'9'.repeat(500_000)}`, 'livepatches: { A1: {} }')],
  ['megabytes', 'x'.repeat(10_000_000)],
])('very many %s', (_, text) => {
  expect(isAnswered(text)).toBe(true);
});
