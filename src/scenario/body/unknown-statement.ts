import { CALLS } from '../../../machines/body/call.ts';
import { LOOPS } from '../../../machines/body/loop.ts';
import type { Mistake } from '../../problem/mistake.ts';
import { nearest } from '../../problem/nearest.ts';
import { quoted } from '../../problem/quoted.ts';
import { oneOf } from '../../problem/unknown-name.ts';

const FOR_EACH = 'for each';
const LOOP_KEYS = Object.keys(LOOPS).map(loop => `${FOR_EACH} ${loop}`);
const PLAIN = ['print', 'return', 'continue', ...Object.keys(CALLS)];
const STATEMENTS = ['if', ...LOOP_KEYS, ...PLAIN];
/** The loops as one: all of them would not go into a message. */
const TOLD = ['if', FOR_EACH, ...PLAIN];

/** @param found what is wrong, where the nearest name was looked for already */
export function unknownStatement(text: string, found?: Mistake): Mistake {
  const [, line] = /^print (.+)$/.exec(text) ?? [];
  if (line !== undefined)
    return { code: 'unknown-statement', what: 'print has no colon', expected: `print: ${line}` };
  const hints = found?.hints ?? [];
  const near = nearest(text, STATEMENTS);
  return {
    code: 'unknown-statement',
    what: `there is no statement ${quoted(text)}`,
    expected: oneOf(text.startsWith(FOR_EACH) ? LOOP_KEYS : TOLD),
    hints: hints.length > 0 || near === null ? hints : [`Did you mean "${near}"?`],
  };
}

/** Of a map whose first key is this: `set tsx: 0`. */
export function unknownKey(key: string, value: unknown): Mistake {
  const isCall = Object.keys(CALLS).some(call => key === call || key.startsWith(`${call} `));
  if (!isCall) return unknownStatement(key);
  const rest = typeof value === 'string' || typeof value === 'number' ? ` ${value}` : '';
  return {
    code: 'wrong-statement',
    what: `${quoted(key)} has a colon behind it`,
    expected: `one line without it: ${key}${rest}`,
  };
}
