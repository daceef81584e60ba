import { errnoName } from '../errno.ts';
import type { Call, Named, Test } from './statement.ts';

/** A statement as the scenario file has it; states are named so. */
export function callText({ call, ...named }: Call<string>): string {
  return [call, ...namedText(named)].join(' ');
}

export function testText({ test, not, ...named }: Test<string>): string {
  return [...(not ? ['not'] : []), test, ...namedText(named)].join(' ');
}

export function testsText(tests: readonly Test<string>[]): string {
  return tests.map(testText).join(' and ');
}

/** `return -EBUSY` */
export function returnText(value: number | undefined): string {
  if (value === undefined) return 'return';
  return `return ${value < 0 ? errnoText(value) : value}`;
}

function errnoText(code: number): string {
  const name = errnoName(code);
  return /^E\D/.test(name) ? `-${name}` : String(code);
}

function namedText({ about, value }: Named): string[] {
  return [about, value].flatMap(part => (part === undefined ? [] : [String(part)]));
}
