import { ORIGINAL } from '../../machines/context.ts';
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
  return runningFunctions({ context, world: worldUnder(design, world) });
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
