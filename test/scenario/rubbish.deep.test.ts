import { expect, test } from 'vitest';
import { isAnswered } from '../support/answered.ts';

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
