import type { Design } from '../../machines/designs/design.ts';
import type { World } from '../../machines/world.ts';
import { incompatibilities } from './incompatibility.ts';
import type { Outcome } from './outcome.ts';
import { taskRefusal } from './task-refusal.ts';

/**
 * Why an operation was refused, where its error alone does not say: a sentence each, without its full stop. Of a task
 * in words that follow "TASK cannot …:".
 */
export function refusalReasons(
  { event, before, impossible }: Outcome,
  declared: { readonly world: World; readonly design: Design },
): string[] {
  if (impossible?.kind !== 'refused') return [];
  const sight = { context: before.context, world: declared.world };
  if (event.type === 'load' && impossible.guard?.guard === 'isIncompatible')
    return incompatibilities(event.patch, sight, declared.design);
  if (!('task' in event)) return [];
  const why = taskRefusal(event.type, event.task, sight);
  return why === null ? [] : [why];
}
