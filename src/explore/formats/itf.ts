import { isPlain } from '../machine/comparable.ts';
import { orderedText } from '../machine/data-text.ts';
import type { State } from '../machine/state.ts';
import { valueText } from './state-value.ts';

/** A history of any machine: the states that it goes through, and what happened on the way. */
export interface Trace {
  /** Where the machine comes from, such as the name of a file. */
  readonly source: string;
  /** What the trace shows, in one sentence. */
  readonly description: string;
  /** The initial state, then the state after each step. */
  readonly states: readonly State<unknown>[];
  /** The name of each step. */
  readonly steps: readonly string[];
  /** The place in `states` to which the last state leads back, if the history goes on for ever. */
  readonly loop?: number;
}

/**
 * Apalache's Informal Trace Format: https://apalache-mc.org/docs/adr/015adr-trace.html.
 *
 * The variables are the top-level members of the context, `state` (the state value) and `step` (the step that led
 * here). The format knows no null: a leaf that is null in some state of the trace is an option in all of them, as
 * Quint writes it, `{"tag": "None", "value": {"#tup": []}}` or `{"tag": "Some", "value": ...}`.
 */
export function* itf({ source, description, states, steps, loop }: Trace): Iterable<string> {
  const contexts = states.map(({ context }) => context);
  const first = contexts[0];
  const members = isObject(first) ? Object.keys(first) : [];
  const state = free('state', members);
  const step = free('step', members);
  const head = {
    '#meta': {
      format: 'ITF',
      'format-description': 'https://apalache-mc.org/docs/adr/015adr-trace.html',
      source,
      description,
    },
    vars: [...members.map(variable), state, step],
    ...(loop === undefined ? {} : { loop }),
  };
  yield `${JSON.stringify(head).slice(0, -1)},\n"states":[`;
  const options = nullPaths(contexts);
  for (const [index, { value, context }] of states.entries()) {
    const variables = isObject(context)
      ? Object.entries(context).map(([key, member]) => [
          variable(key),
          expression(member, pathOf('', key), options),
        ])
      : [];
    const data = {
      '#meta': { index },
      ...Object.fromEntries(variables),
      [state]: valueText(value),
      [step]: index === 0 ? '' : (steps[index - 1] ?? ''),
    };
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(data)}`;
  }
  yield '\n]}\n';
}

/** The variable's name, unless the context has a member of that name. */
function free(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? free(`${name}_`, taken) : name;
}

/** Names that begin with `#` belong to the format. */
function variable(key: string): string {
  return key.startsWith('#') ? `_${key}` : key;
}

function expression(value: unknown, path: string, options: ReadonlySet<string>): unknown {
  if (value instanceof Map)
    return {
      '#map': Array.from(value, pair =>
        pair.map((part, place) => expression(part, `${path}#${place}`, options)),
      ),
    };
  if (value instanceof Set)
    return { '#set': Array.from(value, item => expression(item, `${path}#`, options)) };
  if (!isObject(value)) {
    const plain = leaf(value);
    if (!options.has(path)) return plain;
    return value === null ? { tag: 'None', value: { '#tup': [] } } : { tag: 'Some', value: plain };
  }
  const members = Object.entries(value).map(
    ([key, member]) => [key, expression(member, pathOf(path, key), options)] as const,
  );
  if (Array.isArray(value)) return { '#tup': members.map(([, member]) => member) };
  // A record may have no field whose name begins with `#`; a map may have any key.
  if (members.some(([key]) => key.startsWith('#'))) return { '#map': members };
  return Object.fromEntries(members);
}

/** Integers as the format wants them; it has no other numbers, and no dates and errors, so those are text. */
function leaf(value: unknown): unknown {
  if (typeof value === 'bigint') return { '#bigint': String(value) };
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value !== 'number') return orderedText(value);
  return Number.isInteger(value) ? { '#bigint': String(BigInt(value)) } : String(value);
}

/** The leaves that are null in some of the contexts. */
function nullPaths(contexts: readonly unknown[]): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (value: unknown, path: string): void => {
    if (value === null) found.add(path);
    if (value instanceof Map)
      for (const pair of value) for (const [place, part] of pair.entries()) look(part, `${path}#${place}`);
    if (value instanceof Set) for (const item of value) look(item, `${path}#`);
    if (isObject(value)) for (const [key, member] of Object.entries(value)) look(member, pathOf(path, key));
  };
  for (const context of contexts) look(context, '');
  return found;
}

/** Unlike for different places, whatever the keys are. */
function pathOf(path: string, key: string): string {
  return `${path}/${JSON.stringify(key)}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && isPlain(value);
}
