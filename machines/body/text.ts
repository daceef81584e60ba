import type { Call, Test } from './statement.ts';

/** A statement as the scenario file has it; states are named so. */
export function callText({ call }: Call<string>): string {
  return call;
}

export function testText({ test, not }: Test<string>): string {
  return not ? `not ${test}` : test;
}

export function testsText(tests: readonly Test<string>[]): string {
  return tests.map(testText).join(' and ');
}
