import { CALLS } from '../../../machines/body/call.ts';
import { LOOPS } from '../../../machines/body/loop.ts';
import type { Body, Statement, Test } from '../../../machines/body/statement.ts';
import { TESTS } from '../../../machines/body/test.ts';
import type { Mistake, Path, Report } from '../../problem/mistake.ts';
import { didYouMean } from '../../problem/nearest.ts';
import { quoted } from '../../problem/quoted.ts';
import { oneOf } from '../../problem/unknown-name.ts';

/** Reads statements as files have them, and reports what is none. */
export function readBody(data: unknown, path: Path, report: Report): Body {
  if (!Array.isArray(data)) return readStatement(data, path, report);
  return data.flatMap((item: unknown, place) => readStatement(item, [...path, place], report));
}

/** None, where it is wrong. */
function readStatement(data: unknown, path: Path, report: Report): Statement[] {
  if (typeof data === 'string') return readWord(data.trim(), path, report);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    report(path, { code: 'wrong-statement', what: `${quoted(data)} is no statement`, expected: STATEMENT });
    return [];
  }
  const members = new Map<string, unknown>(Object.entries(data));
  const [first = ''] = members.keys();
  if (members.has('if')) return readIf(members, path, report);
  const loop = keyOf(LOOPS, first.replace(/^for each /, ''));
  if (loop !== undefined && first.startsWith('for each ')) {
    reportOthers(members, [first], path, report);
    return [{ each: loop, do: readBody(members.get(first), [...path, first], report) }];
  }
  report([...path, first], { ...unknownStatement(first), onKey: true });
  return [];
}

const STATEMENT = 'a statement, such as switch on, or a map with if and then';

function readWord(word: string, path: Path, report: Report): Statement[] {
  if (word === 'continue' || word === 'return') return [{ jump: word }];
  const call = keyOf(CALLS, word);
  if (call !== undefined) return [{ call }];
  report(path, unknownStatement(word));
  return [];
}

function readIf(members: ReadonlyMap<string, unknown>, path: Path, report: Report): Statement[] {
  reportOthers(members, IF_KEYS, path, report);
  const tests = readTests(members.get('if'), [...path, 'if'], report);
  if (!members.has('then')) {
    report(path, { code: 'missing', what: 'then is missing', expected: 'what is done if it holds' });
    return [];
  }
  const then = readBody(members.get('then'), [...path, 'then'], report);
  if (!members.has('else')) return [{ if: tests, do: then }];
  return [{ if: tests, do: then, else: readBody(members.get('else'), [...path, 'else'], report) }];
}

const IF_KEYS = ['if', 'then', 'else'];

/** `not mine and at my version` */
function readTests(data: unknown, path: Path, report: Report): Test[] {
  if (typeof data !== 'string') {
    report(path, { code: 'wrong-value', what: `${quoted(data)} is not allowed`, expected: CONDITION });
    return [];
  }
  return data.split(/\s+and\s+/).flatMap(text => {
    const asked = text.trim();
    const name = asked.replace(/^not\s+/, '');
    const test = keyOf(TESTS, name);
    if (test !== undefined) return [asked === name ? { test } : { test, not: true }];
    const known = Object.keys(TESTS);
    report(path, {
      code: 'unknown-condition',
      what: `${quoted(name)} is no condition`,
      expected: oneOf(known),
      hints: didYouMean(name, known),
    });
    return [];
  });
}

const CONDITION = 'a condition, such as klp_feature_get, or not mine and at my version';

function unknownStatement(word: string): Mistake {
  const known = [...Object.keys(CALLS), 'continue', 'return', 'if', ...LOOP_KEYS];
  return {
    code: 'unknown-statement',
    what: `there is no statement ${quoted(word)}`,
    expected: oneOf(known),
    hints: didYouMean(word, known),
  };
}

const LOOP_KEYS = Object.keys(LOOPS).map(loop => `for each ${loop}`);

function reportOthers(
  members: ReadonlyMap<string, unknown>,
  known: readonly string[],
  path: Path,
  report: Report,
): void {
  for (const key of members.keys()) {
    if (known.includes(key)) continue;
    report([...path, key], {
      code: 'unknown-key',
      what: `${quoted(key)} stands in a statement that has ${known[0]}`,
      expected: known.length === 1 ? 'a statement of its own' : oneOf(known),
      hints: didYouMean(key, known),
      onKey: true,
    });
  }
}

function keyOf<Key extends string>(record: Readonly<Record<Key, unknown>>, text: string): Key | undefined {
  return isKey(record, text) ? text : undefined;
}

function isKey<Key extends string>(record: Readonly<Record<Key, unknown>>, text: string): text is Key {
  return Object.hasOwn(record, text);
}
