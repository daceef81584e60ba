import { didYouMean } from '../problem/nearest.ts';
import type { Cores } from './engine/crew/cores.ts';
import type { EnvironmentOptions } from './machine/environment/options.ts';
import { expected, refuseUnlessEvent } from './machine/expected.ts';
import type { ExploreOptions } from './options.ts';
import { KINDS } from './property/kinds.ts';
import type { Bounds } from './search/breadth-first.ts';

/** @throws a TypeError when the value is none that the option may have */
type Rule = (path: string, value: unknown) => void;

const truth = rule('true or false', value => typeof value === 'boolean');
const aFunction = rule('a function', value => typeof value === 'function');
const aText = rule('a text', value => typeof value === 'string');
const fromZero = rule('a number from 0', value => typeof value === 'number' && value >= 0);
const wholeFromZero = rule(
  'a whole number from 0',
  value => typeof value === 'number' && Number.isInteger(value) && value >= 0,
);

const wholeFromOne = rule(
  'a whole number from 1',
  value => typeof value === 'number' && Number.isInteger(value) && value >= 1,
);

const BOUNDS: Readonly<Record<keyof Bounds, Rule>> = {
  depth: fromZero,
  states: fromZero,
  memory: fromZero,
  actors: wholeFromZero,
};

const CORES: Readonly<Record<keyof Cores, Rule>> = {
  count: wholeFromOne,
  waiting: wholeFromOne,
  patience: fromZero,
  runner: rule('a URL', value => value instanceof URL),
};

/** Every option has its rule here. */
const OPTIONS: Readonly<
  Record<keyof (ExploreOptions<unknown, unknown, unknown> & EnvironmentOptions), Rule>
> = {
  events: checkEvents,
  properties: checkProperties,
  bounds: (path, value) => checkMembers(path, value, BOUNDS),
  boundary: aFunction,
  view: aFunction,
  stopAtFirst: truth,
  from: rule(
    'a state, with its value and its context',
    value => isObject(value) && 'value' in value && isObject(Reflect.get(value, 'context')),
  ),
  input: () => {},
  outcomes: checkOutcomes,
  children: checkChildren,
  time: oneOf(['any', 'ordered']),
  isTransition: aFunction,
  engine: oneOf(['traced', 'plain']),
  recheck: wholeFromZero,
  symmetry: rule(
    'a list of groups, each a list of names',
    value =>
      Array.isArray(value) &&
      value.every(group => Array.isArray(group) && group.every(name => typeof name === 'string')),
  ),
  explain: truth,
  ahead: truth,
  graph: truth,
  coverage: truth,
  cores: checkCores,
  onProgress: aFunction,
  signal: rule(
    'an AbortSignal',
    value => isObject(value) && typeof Reflect.get(value, 'aborted') === 'boolean',
  ),
};

/**
 * For callers whose types were not checked.
 *
 * @throws a TypeError that names the option, and what was expected
 */
export function checkOptions(options: unknown): void {
  checkMembers('', options, OPTIONS, ['events', 'properties']);
}

/**
 * @param names of the actors that the machine may start
 * @throws a TypeError when an option speaks of another
 */
export function checkNames(
  { outcomes = {}, children = {} }: EnvironmentOptions,
  names: readonly string[],
): void {
  for (const [option, given] of Object.entries({ outcomes, children })) {
    if (typeof given === 'string') continue;
    for (const name of Object.keys(given)) {
      if (names.includes(name)) continue;
      const known =
        names.length === 0
          ? 'nothing, for the machine starts no actor by a name'
          : `names of actors: ${names.join(', ')}`;
      throw expected(`explore: ${option}`, known, name, didYouMean(name, names));
    }
  }
}

/** @throws a TypeError when it is no state machine of XState 5 */
export function checkMachine(machine: unknown): void {
  if (isObject(machine) && 'root' in machine && typeof Reflect.get(machine, 'transition') === 'function')
    return;
  const hints = isObject(machine) && 'logic' in machine ? ['Give the machine that this actor runs.'] : [];
  throw expected('explore: machine', 'a state machine, such as createMachine() makes', machine, hints);
}

function checkCores(path: string, value: unknown): void {
  if (isObject(value)) checkMembers(path, value, CORES, ['count']);
  else wholeFromOne(path, value);
}

function checkOutcomes(path: string, value: unknown): void {
  const list = rule('a list', Array.isArray);
  const rules = { done: list, error: list, snapshot: list, events: checkListed };
  for (const [name, outcomes] of membersOf(path, value)) checkMembers(`${path}.${name}`, outcomes, rules);
}

function checkChildren(path: string, value: unknown): void {
  if (typeof value === 'string') {
    oneOf(['explore'])(path, value);
    return;
  }
  for (const [name, visited] of membersOf(path, value))
    checkMembers(`${path}.${name}`, visited, { events: checkListed });
}

function membersOf(path: string, value: unknown): [string, unknown][] {
  if (!isObject(value) || Array.isArray(value))
    throw expected(`explore: ${path}`, 'an object by the sources or ids of actors', value);
  return Object.entries(value);
}

function checkListed(path: string, value: unknown): void {
  if (!Array.isArray(value)) throw expected(`explore: ${path}`, 'a list of events', value);
  for (const [place, event] of value.entries())
    refuseUnlessEvent(`explore: ${path}[${place}]`, event, misspelt('type', event));
}

function checkEvents(path: string, value: unknown): void {
  if (typeof value === 'function') return;
  if (!Array.isArray(value))
    throw expected(`explore: ${path}`, 'a list of events, or a function of the state that lists them', value);
  for (const [place, event] of value.entries())
    refuseUnlessEvent(`explore: ${path}[${place}]`, event, misspelt('type', event));
}

function checkProperties(path: string, value: unknown): void {
  if (!Array.isArray(value)) throw expected(`explore: ${path}`, 'a list of properties', value);
  for (const [place, property] of value.entries()) checkProperty(`${path}[${place}]`, property);
  // Verdicts are found by the names of their properties.
  const names = value.map(({ name }) => name);
  for (const [place, name] of names.entries()) {
    const first = names.indexOf(name);
    if (first === place) continue;
    throw expected(`explore: ${path}[${place}].name`, `another one than that of ${path}[${first}]`, name);
  }
}

function checkProperty(path: string, property: unknown): void {
  const kinds = new Map(Object.entries(KINDS));
  const names = [...kinds.keys()];
  const kind: unknown = isObject(property) ? Reflect.get(property, 'kind') : undefined;
  const known = typeof kind === 'string' ? kinds.get(kind) : undefined;
  if (known === undefined) {
    const hints = typeof kind === 'string' ? didYouMean(kind, names) : misspelt('kind', property);
    throw expected(`explore: ${path}.kind`, `one of ${names.join(', ')}`, kind, hints);
  }
  const { functions, choices } = known;
  const members = [...functions, ...choices].map(name => [name, aFunction] as const);
  const rules = { kind: aText, name: aText, ...Object.fromEntries(members) };
  checkMembers(path, property, rules, ['name', ...functions]);
}

/** @param needed those that may not be left out */
function checkMembers(
  path: string,
  given: unknown,
  rules: Readonly<Record<string, Rule>>,
  needed: readonly string[] = [],
): void {
  const names = Object.keys(rules);
  if (!isObject(given) || Array.isArray(given))
    throw expected(
      `explore: ${path || 'options'}`,
      `an object with ${needed.join(' and ') || names.join(', ')}`,
      given,
    );
  const at = (key: string) => (path === '' ? key : `${path}.${key}`);
  for (const key of Object.keys(given)) {
    if (names.includes(key)) continue;
    throw expected(
      `explore: ${path || 'options'}`,
      `members called ${names.join(', ')}`,
      key,
      hintsFor(key, names),
    );
  }
  for (const [key, check] of Object.entries(rules)) {
    const value: unknown = Reflect.get(given, key);
    if (value !== undefined || needed.includes(key)) check(at(key), value);
  }
}

function oneOf(values: readonly string[]): Rule {
  return (path, value) => {
    if (values.some(known => known === value)) return;
    const hints = typeof value === 'string' ? didYouMean(value, values) : [];
    throw expected(`explore: ${path}`, `one of ${values.join(', ')}`, value, hints);
  };
}

function rule(what: string, fits: (value: unknown) => boolean): Rule {
  return (path, value) => {
    if (!fits(value)) throw expected(`explore: ${path}`, what, value);
  };
}

/** What other explorers call them: xstate/graph, TLC, Stateright. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['limit', 'bounds: { states }'],
  ['maxStates', 'bounds: { states }'],
  ['maxDepth', 'bounds: { depth }'],
  ['stopWhen', 'boundary'],
  ['constraint', 'boundary'],
  ['serializeState', 'view'],
  ['invariants', 'properties, of kind never'],
]);

function hintsFor(key: string, names: readonly string[]): readonly string[] {
  const here = ELSEWHERE.get(key);
  return here === undefined ? didYouMean(key, names) : [`Here it is ${here}.`];
}

/** A hint where a key is missing, and another is nearly it. */
function misspelt(key: string, given: unknown): readonly string[] {
  if (!isObject(given) || key in given) return [];
  return Object.keys(given).flatMap(other => didYouMean(other, [key]));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
