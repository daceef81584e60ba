import { type Context, ORIGINAL } from '../../machines/context.ts';
import type { Design } from '../../machines/designs/design.ts';
import { type RunningFunction, runningFunctions } from '../../machines/running.ts';
import type { World } from '../../machines/world.ts';
import type { Change } from './changes.ts';
import { worldUnder } from './machine.ts';
import type { LivepatchState } from './model.ts';

/** Whose version of each function runs, in a state of the world under the design. */
export function functionsIn(
  { context }: Pick<LivepatchState, 'context'>,
  world: World,
  design: Design,
): RunningFunction[] {
  return functionsOf(world, design)(context);
}

/** The table of the functions, for each context of the world under the design. */
export type FunctionTable = (context: Context) => RunningFunction[];

export function functionsOf(declared: World, design: Design): FunctionTable {
  const world = worldUnder(design, declared);
  return context => runningFunctions({ context, world });
}

/** What runs otherwise than before; of a module that comes or goes, only what is not its own code. */
export function changedFunctions(
  before: readonly RunningFunction[],
  after: readonly RunningFunction[],
): Change[] {
  return after.filter(now => !runsAlike(now, before.find(was => isSame(was, now)) ?? OWN)).map(functionFact);
}

/** What runs of a module that nobody has changed. */
const OWN = { patched: ORIGINAL, unpatched: ORIGINAL };

type Versions = Pick<RunningFunction, 'patched' | 'unpatched'>;

function runsAlike(one: Versions, other: Versions): boolean {
  return one.patched === other.patched && one.unpatched === other.unpatched;
}

function isSame(one: RunningFunction, other: RunningFunction): boolean {
  return one.object === other.object && one.name === other.name;
}

/** `vmlinux: read: N's`; while the universes differ, one version for each. */
export function functionFact({ object, name, patched, unpatched }: RunningFunction): Change {
  return {
    what: `${object}: ${name}`,
    now:
      patched === unpatched
        ? versionText(patched)
        : `patched ${versionText(patched)}, unpatched ${versionText(unpatched)}`,
  };
}

function versionText(runs: string): string {
  return runs === ORIGINAL ? 'the original' : `${runs}'s`;
}
