import { type Context, entry } from '../../../../machines/context.ts';
import { isInstalled } from '../../../../machines/words/patch.ts';
import { isPending, maySwitch } from '../../../../machines/words/task.ts';
import type { World } from '../../../../machines/world.ts';
import type { Sights } from './sights.ts';
import { type Told, told } from './told.ts';

export interface TaskRow {
  readonly name: string;
  /** `patched`, `unpatched`, `no transition` or `not running`. */
  readonly universe: Told;
  /** The code that it sits in: `B2_f`, which is B2's f; `outside` of all that livepatches change, or how else it is. */
  readonly sits: Told;
  readonly isPending: boolean;
  /** It is pending and cannot switch where it is: the transition waits for it. */
  readonly holds: boolean;
  /** The code that it sits in belongs to a livepatch that is not installed any more. */
  readonly isStranded: boolean;
}

export function tasksOf({ world, now, before }: Sights): TaskRow[] {
  return Object.keys(world.tasks).map(name => {
    const task = entry(now.tasks, name);
    const pending = isPending(now, task);
    return {
      name,
      universe: told(now, before, context => universeOf(context, name)),
      sits: told(now, before, context => sitsIn(world, context, name)),
      isPending: pending,
      holds: pending && !maySwitch({ context: now, world }, name),
      isStranded: task.inside !== null && task.inside !== 'original' && !isInstalled(now, task.inside),
    };
  });
}

function universeOf({ tasks }: Context, name: string): string {
  const { alive, patchState } = entry(tasks, name);
  if (!alive) return 'not running';
  return patchState === 'idle' ? 'no transition' : patchState;
}

/** Where a task is that sits in no function which a livepatch changes. */
export const OUTSIDE = {
  asleep: 'outside',
  running: 'on a CPU',
  unreliable: 'outside, on an unreliable stack',
  idle: 'in the idle loop',
};

function sitsIn(world: World, { tasks }: Context, name: string): string {
  const { alive, inside } = entry(tasks, name);
  const { is, function: original, object } = entry(world.tasks, name);
  if (!alive) return '';
  if (inside === null || original === null) return OUTSIDE[is];
  if (inside === 'original') return original;
  const { objects } = entry(world.livepatches, inside);
  const functions = objects.find(other => other.name === object)?.functions ?? [];
  return functions?.find(func => func.original === original)?.replacement ?? `${inside}'s ${original}`;
}
