import { entry } from '../../machines/context.ts';
import { isLoaded } from '../../machines/words/object.ts';
import { maySwitch } from '../../machines/words/task.ts';
import type { Sight } from '../../machines/words/word.ts';

/** What a step of a task does. */
type TaskVerb = 'switch' | 'block' | 'unblock' | 'fork' | 'exit';

/**
 * Why a task cannot do a step here, in words that follow "TASK cannot …:"; the chart of the step says only that it
 * cannot. `null`: it can, or nobody has words for it.
 */
export function taskRefusal(verb: TaskVerb, name: string, sight: Sight): string | null {
  switch (verb) {
    case 'switch':
      return whyNotSwitch(name, sight);
    case 'block':
      return whyNotBlock(name, sight);
    case 'unblock':
      return whyNotUnblock(name, sight);
    case 'fork':
      return whyNotFork(name, sight);
    case 'exit':
      return whyNotExit(name, sight);
  }
}

const GONE = 'it is not running';

function whyNotSwitch(name: string, sight: Sight): string | null {
  const { klp, tasks } = sight.context;
  const { alive, patchState } = entry(tasks, name);
  const { is, leaves } = entry(sight.world.tasks, name);
  if (!alive) return GONE;
  if (klp.transitionPatch === null) return 'no transition runs';
  if (patchState === klp.targetState) return `it is ${patchState} already`;
  if (is !== 'asleep' && leaves === 'never') return `it is ${is}, and has until: never`;
  return maySwitch(sight, name) ? null : 'it sits in a function that is in the way';
}

function whyNotBlock(name: string, sight: Sight): string | null {
  const { alive, inside } = entry(sight.context.tasks, name);
  const { function: original, object } = entry(sight.world.tasks, name);
  if (!alive) return GONE;
  if (inside !== null) return 'it is inside already';
  return original !== null && isLoaded(sight.context, object) ? null : `${object} is not loaded`;
}

function whyNotUnblock(name: string, { context, world }: Sight): string | null {
  if (entry(context.tasks, name).inside === null) return 'it is not inside';
  return entry(world.tasks, name).leaves === 'never' ? 'it has until: never' : null;
}

function whyNotFork(name: string, { context, world }: Sight): string | null {
  const { parent } = entry(world.tasks, name);
  if (entry(context.tasks, name).alive) return 'it is running already';
  return parent === null || entry(context.tasks, parent).alive ? null : `its parent ${parent} is not running`;
}

function whyNotExit(name: string, { context, world }: Sight): string | null {
  const { alive, inside } = entry(context.tasks, name);
  if (!alive) return GONE;
  if (entry(world.tasks, name).parent === null) return 'it has no parent, and is there for good';
  return inside === null ? null : 'it is inside its function';
}
