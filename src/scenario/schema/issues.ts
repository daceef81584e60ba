import * as z from 'zod/mini';
import type { Mistake, Path, Report } from '../../problem/mistake.ts';
import { didYouMean } from '../../problem/nearest.ts';
import { quoted } from '../../problem/quoted.ts';
import { oneOf } from '../../problem/unknown-name.ts';

/** Reports what a schema found in `data`, in the words of its files. */
export function reportIssues(
  schema: z.core.$ZodType,
  issues: readonly z.core.$ZodIssue[],
  data: unknown,
  report: Report,
): void {
  for (const issue of issues) reportIssue(schema, issue, [], data, report);
}

function reportIssue(
  schema: z.core.$ZodType,
  issue: z.core.$ZodIssue,
  above: Path,
  data: unknown,
  report: Report,
): void {
  const path = [...above, ...issue.path.map(step => (typeof step === 'number' ? step : String(step)))];
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path);
    for (const key of issue.keys) report([...path, key], unknownKey(key, known));
    return;
  }
  if (issue.code === 'invalid_union') {
    // The branch that the writer meant: the one that does not already fail at the kind of the value.
    const meant = issue.errors.find(branch => !branch.some(isOfAnotherKind));
    if (meant !== undefined) {
      for (const inner of meant) reportIssue(schema, inner, path, data, report);
      return;
    }
  }
  if (issue.code === 'invalid_key') {
    report(path, {
      code: 'wrong-name',
      what: `${quoted(path.at(-1))} cannot be a name here`,
      expected: issue.issues[0]?.message ?? issue.message,
      onKey: true,
    });
    return;
  }
  report(path, wrongValue(issue, valueAt(data, path)));
}

function isOfAnotherKind(issue: z.core.$ZodIssue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

function unknownKey(key: string, known: readonly string[]): Mistake {
  return {
    code: 'unknown-key',
    what: `unknown key ${quoted(key)}`,
    expected: oneOf(known),
    hints: didYouMean(key, known),
    onKey: true,
  };
}

function wrongValue(issue: z.core.$ZodIssue, value: unknown): Mistake {
  if (value === undefined) return { code: 'missing', what: 'it is missing', expected: issue.message };
  if (typeof value === 'object' && value !== null && SIZE_CODES.some(code => code === issue.code)) {
    const count = Object.keys(value).length;
    return {
      code: 'wrong-number',
      what: count === 0 ? 'there is none' : `there are ${count}`,
      expected: issue.message,
    };
  }
  const words = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  return {
    code: 'wrong-value',
    what: `${quoted(value)} is not allowed`,
    expected: issue.message,
    hints: typeof value === 'string' ? didYouMean(value, words) : [],
  };
}

/** What is wrong with a list or a map as a whole, once its kind is right. */
const SIZE_CODES = ['too_big', 'too_small', 'custom'] as const;

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

/** The keys that a map at `path` may have. */
function keysAt(schema: z.core.$ZodType, path: Path): readonly string[] {
  if (schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniNullable)
    return keysAt(schema._zod.def.innerType, path);
  if (schema instanceof z.ZodMiniUnion)
    return schema._zod.def.options.flatMap(option => keysAt(option, path));
  const [step, ...rest] = path;
  if (schema instanceof z.ZodMiniObject) {
    const { shape } = schema;
    if (step === undefined) return Object.keys(shape);
    const child = shape[step];
    return child === undefined ? [] : keysAt(child, rest);
  }
  if (step === undefined) return [];
  if (schema instanceof z.ZodMiniRecord) return keysAt(schema._zod.def.valueType, rest);
  return schema instanceof z.ZodMiniArray ? keysAt(schema._zod.def.element, rest) : [];
}
