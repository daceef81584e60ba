import { expect, expectTypeOf, test } from 'vitest';
import { formatProblem, type Problem, ProblemError } from '../../src/problem/problem.ts';

const unknownKey: Problem = {
  code: 'unknown-key',
  what: 'unknown key "featurs"',
  where: { file: 'scenarios/x.yaml', line: 12, column: 5, key: 'livepatches.B2.featurs' },
  expected: 'one of replace, features',
  hints: ['Did you mean "features"?'],
};
const empty: Problem = { code: 'empty', what: 'the file is empty', where: { file: 'x.yaml' }, hints: [] };

test('the text says where, what, what was expected and what to do, in one paragraph', () => {
  expect(formatProblem(unknownKey)).toBe(
    'scenarios/x.yaml:12:5: livepatches.B2.featurs: unknown key "featurs"; expected one of replace, features. Did you mean "features"?',
  );
  expect(formatProblem(empty)).toBe('x.yaml: the file is empty.');
});

test('on the command line it is at an option, or needs no place', () => {
  const absent = { code: 'absent', what: 'it is not there', hints: [] };
  expect(formatProblem({ ...absent, where: { option: '--by' } })).toBe('--by: it is not there.');
  expect(formatProblem({ ...absent, where: {} })).toBe('it is not there.');
});

test('the message tells the first problem and counts the others', () => {
  expect(new ProblemError([empty]).message).toBe('x.yaml: the file is empty.');
  expect(new ProblemError([empty, unknownKey, unknownKey]).message).toBe(
    'x.yaml: the file is empty. (and 2 more)',
  );
});

test('an error has at least one problem', () => {
  expectTypeOf<[]>().not.toExtend<ConstructorParameters<typeof ProblemError>[0]>();
});
