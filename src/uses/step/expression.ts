import type { Context } from '../../../machines/context.ts';
import type { Mistake, Read } from '../../problem/mistake.ts';
import { didYouMean } from '../../problem/nearest.ts';
import { quoted } from '../../problem/quoted.ts';
import { oneOf } from '../../problem/unknown-name.ts';

/** Something to watch: a part of the system, and perhaps what it is held against. */
export interface Expression {
  /** As it was typed. */
  readonly text: string;
  /** What it is in a state: a leaf, the members of a record, or whether the comparison holds. */
  readonly valueIn: (context: Context) => string;
}

const OPERATORS = ['==', '!=', '<=', '>=', '<', '>'] as const;
type Operator = (typeof OPERATORS)[number];

/**
 * Reads `features.L1TF.owner` or `effects.L1TF >= 2`: the way to a part of the context of `machines/context.ts`, then
 * perhaps a comparison.
 *
 * @param context has the shape that every state has
 */
export function readExpression(text: string, context: Context): Read<Expression> {
  const operator = OPERATORS.find(candidate => text.includes(candidate));
  const [path = '', value] = operator === undefined ? [text] : text.split(operator);
  const way = wayOf(path.trim(), context);
  if ('mistake' in way) return way;
  const told = (state: Context) => at(state, way.value);
  if (operator === undefined || value === undefined) {
    return { value: { text, valueIn: state => valueText(told(state)) } };
  }
  const other = leafOf(value.trim());
  const mistake = incomparable(path.trim(), told(context), other);
  if (mistake !== null) return { mistake };
  return { value: { text, valueIn: state => String(compared(told(state), operator, other)) } };
}

/** A comparison that can never hold would be no answer. */
function incomparable(path: string, value: unknown, other: string | number | boolean | null): Mistake | null {
  const kind = typeof value;
  if (kind === 'object' && value !== null) {
    return {
      code: 'no-leaf',
      what: `${path} is no single value`,
      expected: oneOf(keysOf(value).map(key => `${path}.${key}`)),
    };
  }
  // What is null may hold a name or a number as well.
  if (value === null || other === null || kind === typeof other) return null;
  const expected = { number: 'a number', boolean: 'true or false' }[kind === 'number' ? kind : 'boolean'];
  return {
    code: 'wrong-kind',
    what: `${path} is never ${quoted(other)}`,
    expected: kind === 'string' ? 'a word' : expected,
  };
}

/** Names may have dots in them, so the longest key that fits is taken each time. */
function wayOf(path: string, context: Context): Read<readonly string[]> {
  const way: string[] = [];
  let rest = path;
  let part: unknown = context;
  while (rest !== '') {
    const keys = keysOf(part);
    const key = keys
      .filter(name => rest === name || rest.startsWith(`${name}.`))
      .sort((a, b) => b.length - a.length)[0];
    if (key === undefined) return { mistake: noPart(rest, way, keys) };
    way.push(key);
    part = at(context, way);
    rest = rest.slice(key.length + 1);
  }
  return way.length === 0 ? { mistake: noPart('', way, keysOf(context)) } : { value: way };
}

function noPart(rest: string, way: readonly string[], keys: readonly string[]): Mistake {
  const [word = ''] = rest.split('.');
  const whole = way.length === 0 ? 'the system' : way.join('.');
  return {
    code: 'unknown-part',
    what: word === '' ? 'it does not say what to look at' : `${whole} has no part ${quoted(word)}`,
    expected: keys.length === 0 ? 'nothing after it' : oneOf(keys),
    hints: didYouMean(word, keys),
  };
}

function keysOf(part: unknown): string[] {
  return typeof part === 'object' && part !== null ? Object.keys(part) : [];
}

function at(context: Context, way: readonly string[]): unknown {
  let part: unknown = context;
  // One key after the other, and nothing else: a walk notes what is looked at.
  for (const key of way)
    part = typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined;
  return part;
}

function valueText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  return `{ ${Object.entries(value)
    .map(([key, member]) => `${key}: ${valueText(member)}`)
    .join(', ')} }`;
}

/** A number, true, false, null, or else a word. */
function leafOf(text: string): string | number | boolean | null {
  if (text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text.replace(/^(["'])(.*)\1$/, '$2');
}

function compared(value: unknown, operator: Operator, other: string | number | boolean | null): boolean {
  if (operator === '==') return value === other;
  if (operator === '!=') return value !== other;
  if (typeof value !== 'number' || typeof other !== 'number') return false;
  if (operator === '<') return value < other;
  if (operator === '>') return value > other;
  return operator === '<=' ? value <= other : value >= other;
}
