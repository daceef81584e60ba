import type { ExploreOptions } from './explore.ts';

const ENGINES = ['traced', 'plain'];

/** By kind: the functions that such a property has to have. */
const FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  never: ['when'],
  observed: ['when'],
  deadlock: [],
  'way-back': ['from', 'home'],
  eventually: ['when'],
};

/**
 * For callers whose types were not checked.
 *
 * @throws a TypeError that names the option, and what was expected
 */
export function checkOptions<TContext, TEvent, TObservation>(
  options: ExploreOptions<TContext, TEvent, TObservation>,
): void {
  const { events, properties, bounds = {}, engine = 'traced', recheck = 0 } = options;
  if (typeof events !== 'function' && !Array.isArray(events))
    refuse('events', 'a list of events, or a function of the state that lists them', events);
  if (!Array.isArray(properties)) refuse('properties', 'a list of properties', properties);
  for (const [place, property] of properties.entries())
    checkProperty(`properties[${place}]`, new Map(Object.entries(property ?? {})));
  for (const name of ['depth', 'states', 'memory'] as const) {
    const bound = bounds[name] ?? 0;
    if (!(bound >= 0)) refuse(`bounds.${name}`, 'a number from 0', bound);
  }
  if (!ENGINES.includes(engine)) refuse('engine', `one of ${ENGINES.join(', ')}`, engine);
  if (!Number.isInteger(recheck) || recheck < 0) refuse('recheck', 'a whole number from 0', recheck);
}

function checkProperty(path: string, property: ReadonlyMap<string, unknown>): void {
  const kind = property.get('kind');
  const functions = typeof kind === 'string' ? FUNCTIONS[kind] : undefined;
  if (functions === undefined) refuse(`${path}.kind`, `one of ${Object.keys(FUNCTIONS).join(', ')}`, kind);
  if (typeof property.get('name') !== 'string') refuse(`${path}.name`, 'a text', property.get('name'));
  for (const name of functions) {
    if (typeof property.get(name) !== 'function') refuse(`${path}.${name}`, 'a function', property.get(name));
  }
}

function refuse(option: string, expected: string, found: unknown): never {
  const shown = found === undefined ? 'nothing' : (JSON.stringify(found) ?? String(found));
  throw new TypeError(`explore: ${option}: expected ${expected}, found ${shown}.`);
}
