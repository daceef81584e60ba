import { type Context, entry } from '../../../../machines/context.ts';
import { funcStack, isLoaded } from '../../../../machines/words/object.ts';
import { installed, olderThan, replaces } from '../../../../machines/words/patch.ts';
import type { World } from '../../../../machines/world.ts';
import type { Sights } from './sights.ts';

/** One function that livepatches change, with its func_stack. */
export interface ColumnView {
  /** `vmlinux` or a module. */
  readonly object: string;
  /** `null`: the scenario does not say which functions change. */
  readonly name: string | null;
  /** Nothing of a module that is not loaded can run. */
  readonly isLoaded: boolean;
  /** From the oldest: the function itself, then one for each installed livepatch that has an entry. */
  readonly entries: readonly EntryView[];
}

/** Who runs an entry: every task, the tasks of one universe, or nobody. */
export type Runs = 'all' | 'patched' | 'unpatched' | 'nobody';

export interface EntryView {
  /** `null`: the function as it was built. */
  readonly patch: string | null;
  /** The function that runs; of a nop the original one. */
  readonly code: string;
  /** klp_add_nops has made it: it leads past older livepatches to the original function. */
  readonly isNop: boolean;
  readonly runs: Runs;
  /** How it was before; `null`: no different. */
  readonly was: Runs | 'not there' | null;
}

/** Every function that some livepatch of the world names, and each object whose functions are not named. */
export function columnsOf(sights: Sights): ColumnView[] {
  return namesOf(sights.world).map(({ object, name }) => ({
    object,
    name,
    isLoaded: isLoaded(sights.now, object),
    entries: entriesOf(sights, object, name),
  }));
}

function namesOf({ livepatches }: World): { object: string; name: string | null }[] {
  const seen = new Map<string, { object: string; name: string | null }>();
  for (const { objects } of Object.values(livepatches)) {
    for (const { name: object, functions } of objects) {
      const names = functions === null ? [null] : functions.map(({ original }) => original);
      for (const name of names) seen.set(JSON.stringify([object, name]), { object, name });
    }
  }
  return [...seen.values()].sort((one, other) => rank(one.object) - rank(other.object));
}

function rank(object: string): number {
  return object === 'vmlinux' ? 0 : 1;
}

interface Entry {
  readonly patch: string | null;
  readonly code: string;
  readonly isNop: boolean;
  readonly runs: Runs;
}

function entriesOf({ world, now, before }: Sights, object: string, name: string | null): EntryView[] {
  const old = stackAt(world, before, object, name);
  return stackAt(world, now, object, name).map(is => {
    const was = old.find(({ patch }) => patch === is.patch)?.runs ?? 'not there';
    return { ...is, was: was === is.runs ? null : was };
  });
}

/** klp_ftrace_handler: the top runs; in the unpatched universe the entry below that of the transition. */
function stackAt(world: World, context: Context, object: string, name: string | null): Entry[] {
  if (name === null) return unnamedAt(world, context, object);
  const stack = funcStack({ context, world }, object, name).filter(({ patch }) => isPushed(context, patch));
  const base = { patch: null, code: name, isNop: false };
  const entries = [base, ...stack.map(({ patch, runs }) => entryOf(world, object, name, patch, runs))];
  const isHere = isLoaded(context, object);
  const isDivided = stack.at(-1)?.patch === context.klp.transitionPatch && stack.length > 0;
  return entries.map((found, place) => {
    const depth = entries.length - 1 - place;
    return { ...found, runs: isHere ? runsAt(depth, isDivided) : 'nobody' };
  });
}

/** Within an operation a livepatch may be in klp_patches and its functions not be pushed yet, or be popped. */
function isPushed({ klp, livepatches }: Context, patch: string): boolean {
  return klp.transitionPatch === patch || entry(livepatches, patch).enabled;
}

/** Functions that the scenario does not name are no other livepatch's: only a nop can cover them. */
function unnamedAt(world: World, context: Context, object: string): Entry[] {
  const { transitionPatch } = context.klp;
  const isHere = isLoaded(context, object);
  const patches = [...installed(context)].filter(
    patch =>
      isPushed(context, patch) &&
      entry(world.livepatches, patch).objects.some(
        ({ name, functions }) => name === object && functions === null,
      ),
  );
  const isAlone = patches.every(patch => patch === transitionPatch);
  const at = (patch: string | null, code: string, runs: Runs): Entry => ({
    patch,
    code,
    isNop: false,
    runs: isHere ? runs : 'nobody',
  });
  return [
    at(null, 'as built', patches.length === 0 ? 'all' : isAlone ? 'unpatched' : 'nobody'),
    ...patches.map(patch => {
      if (patch === transitionPatch) return at(patch, 'its functions', 'patched');
      const isCovered = transitionPatch !== null && isReplaced(world, context, patch, transitionPatch);
      return at(patch, 'its functions', isCovered ? 'unpatched' : 'all');
    }),
  ];
}

function isReplaced(world: World, context: Context, older: string, by: string): boolean {
  return olderThan(context, by).includes(older) && replaces(world, by, older);
}

function runsAt(depth: number, isDivided: boolean): Runs {
  if (depth === 0) return isDivided ? 'patched' : 'all';
  return depth === 1 && isDivided ? 'unpatched' : 'nobody';
}

function entryOf(world: World, object: string, name: string, patch: string, runs: string) {
  const found = entry(world.livepatches, patch).objects.find(other => other.name === object);
  const replacement = found?.functions?.find(({ original }) => original === name)?.replacement;
  return { patch, code: replacement ?? name, isNop: runs === 'original' };
}
