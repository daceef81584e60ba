import { initialContext, type Kept, WORDS } from '../../machines/context.ts';
import type { KlpEvent } from '../../machines/events.ts';
import type { Livepatch, World } from '../../machines/world.ts';
import { withoutCounterpart } from '../explore/index.ts';

/**
 * The names that may be exchanged in a world: tasks of one `count`, and livepatches that differ in the names of their
 * replacements alone. A history in which they trade places is as good as the other.
 *
 * @param faults how many of `world.faults`, from the first, may happen
 * @param kept what the design keeps in the context
 */
export function symmetryOf(world: World, faults: number, kept?: Kept): string[][] {
  const livepatches = interchangeable(world, faults);
  const parents = new Set(Object.values(world.tasks).map(({ parent }) => parent));
  const tasks = groups(
    Object.entries(world.tasks).filter(([name]) => /-\d+$/.test(name) && !parents.has(name)),
    ([name, task]) => JSON.stringify([name.replace(/\d+$/, ''), task]),
  );
  const taken = otherNames(world, kept);
  const free = (names: readonly string[]) => names.filter(name => !taken.has(name));
  return [...tasks.map(free), ...few(livepatches.map(free))].filter(({ length }) => length > 1);
}

/**
 * Those of the events that are never taken, whatever names are exchanged.
 *
 * @param never those that a walk with symmetric names has not taken
 */
export function neverTakenIn(
  world: World,
  never: readonly KlpEvent[],
  events: readonly KlpEvent[],
  symmetry: readonly (readonly string[])[],
): KlpEvent[] {
  // The number of a fault says nothing; what it is about has a counterpart in another livepatch.
  const describe = (event: KlpEvent) =>
    'fault' in event && event.fault !== undefined ? { ...event, fault: world.faults[event.fault] } : event;
  return withoutCounterpart(never, events, symmetry, describe);
}

/** Livepatches of which any two may trade names, and the world is what it was. */
function interchangeable(world: World, faults: number): string[][] {
  const before = written(world, faults, new Map());
  const found: string[][] = [];
  for (const name of Object.keys(world.livepatches)) {
    const group = found.find(([first = name]) => {
      const traded = new Map([
        [first, name],
        [name, first],
      ]);
      return written(world, faults, traded) === before;
    });
    if (group === undefined) found.push([name]);
    else group.push(name);
  }
  return found;
}

/** All that tells livepatches apart, under other names for some: equal for worlds that are equal. */
function written(world: World, faults: number, renaming: ReadonlyMap<string, string>): string {
  const all = [
    ...Object.entries(world.livepatches).map(([name, livepatch]) => [name, withoutReplacements(livepatch)]),
    ...world.faults.slice(0, faults),
  ];
  const texts = all.map(one =>
    JSON.stringify(one, (_, value: unknown) =>
      typeof value === 'string' ? (renaming.get(value) ?? value) : value,
    ),
  );
  return texts.sort().join('\n');
}

/** Whose functions run is told by the livepatch, not by the names of its functions. */
function withoutReplacements({ objects, ...livepatch }: Livepatch) {
  const unnamed = objects.map(({ functions, ...object }) => ({
    ...object,
    functions: functions?.map(({ original }) => original) ?? null,
  }));
  return { ...livepatch, objects: unnamed };
}

function groups<T>(named: readonly (readonly [string, T])[], keyOf: (entry: readonly [string, T]) => string) {
  const byKey = new Map<string, string[]>();
  for (const entry of named) byKey.set(keyOf(entry), [...(byKey.get(keyOf(entry)) ?? []), entry[0]]);
  return [...byKey.values()];
}

/** All ways to exchange the names of livepatches are tried; with more of them that would take longer than it saves. */
const MOST_WAYS = 720;
const MOST_NAMES = 5;

/** Fewer groups, of fewer names, where there are many. What is left may be exchanged still. */
function few(groups: readonly (readonly string[])[]): string[][] {
  let ways = 1;
  return groups.map(group => {
    const kept: string[] = [];
    for (const name of group.slice(0, MOST_NAMES)) {
      if (ways * (kept.length + 1) > MOST_WAYS) break;
      kept.push(name);
      ways *= kept.length;
    }
    return kept;
  });
}

/** What a string in a context may be beside the name of a task or a livepatch, and every other key. */
function otherNames(world: World, kept: Kept | undefined): Set<string> {
  const names = new Set([...WORDS, ...Object.keys(world.modules), ...world.features]);
  const add = (value: unknown): void => {
    if (typeof value === 'string') names.add(value);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      names.add(key);
      add(member);
    }
  };
  const { livepatches, tasks, ...context } = initialContext(world, kept);
  for (const part of [context, ...Object.values(livepatches), ...Object.values(tasks)]) add(part);
  for (const { provides, obsoletes, own, objects } of Object.values(world.livepatches)) {
    for (const name of [provides, ...obsoletes]) add(name);
    // A value that callbacks set may be any text.
    for (const bodies of [own, ...objects.map(({ callbacks }) => callbacks.bodies)]) add(bodies);
  }
  add(world.settings);
  for (const key of ['livepatches', 'tasks']) names.add(key);
  for (const name of Object.keys(livepatches)) if (Object.hasOwn(tasks, name)) names.add(name);
  return names;
}
