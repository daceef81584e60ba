import type { Value } from './value.ts';
import type { Fault, World } from './world.ts';

/**
 * What can happen to the system: one event is one critical section under klp_mutex (or one step of a task), and
 * runs to completion. Every choice is in the event, faults included: `fault` is a place in `World.faults`.
 */
export type KlpEvent =
  | { readonly type: 'load'; readonly patch: string; readonly fault?: number; readonly running?: Running }
  | { readonly type: 'disable'; readonly patch: string; readonly running?: Running }
  | { readonly type: 'enable' | 'force' | 'unload'; readonly patch: string }
  | { readonly type: 'insert'; readonly module: string; readonly fault?: number }
  | { readonly type: 'remove'; readonly module: string }
  /** An administrator sets a value. */
  | { readonly type: 'set'; readonly setting: string; readonly value: Value }
  | { readonly type: 'switch' | 'block' | 'unblock' | 'fork' | 'exit'; readonly task: string }
  /** The delayed work finds that every task has switched. */
  | { readonly type: 'complete' }
  /** One run of the delayed work: it tries to switch every task, then completes or counts the attempt. */
  | { readonly type: 'attempt' };

/**
 * The tasks that are on a CPU when the operation tries to switch them, and so stay behind; left out: all are found
 * asleep. Which of them is on a CPU at a moment nobody can say, and a histories' walk needs the two ends alone: what
 * leaves out some is what leaves out all, and then each of the others switches.
 */
export type Running = 'all' | readonly string[];

/**
 * Every event that some history of the world may contain, in the order in which a person would try them. Whether
 * one is possible in a given state is for the machine to say.
 *
 * @param faults how many of `world.faults`, from the first, may happen
 * @param force whether transitions may be forced
 */
export function eventsOf(world: World, faults: number, force: boolean): KlpEvent[] {
  const isTried = Object.keys(world.tasks).length > 0;
  /** The operations that try to switch the tasks themselves. */
  const tried = <Event extends { readonly type: 'load' | 'disable'; readonly patch: string }>(
    event: Event,
  ) => (isTried ? [event, { ...event, running: 'all' as const }] : [event]);
  const mayHappen = world.faults.slice(0, faults).map((fault, index) => ({ fault, index }));
  const events: KlpEvent[] = [{ type: 'complete' }];
  for (const patch of Object.keys(world.livepatches)) {
    events.push(...tried({ type: 'load', patch }));
    for (const { fault, index } of mayHappen) {
      if (mayMeet(fault, 'load', patch, world.livepatches))
        events.push(...tried({ type: 'load', patch, fault: index }));
    }
    events.push(...tried({ type: 'disable', patch }), { type: 'enable', patch });
    if (force) events.push({ type: 'force', patch });
    events.push({ type: 'unload', patch });
  }
  for (const module of Object.keys(world.modules)) {
    events.push({ type: 'insert', module });
    for (const { fault, index } of mayHappen) {
      if (mayMeet(fault, 'insert', module, world.livepatches)) {
        events.push({ type: 'insert', module, fault: index });
      }
    }
    events.push({ type: 'remove', module });
  }
  for (const [setting, { admin }] of Object.entries(world.settings ?? {})) {
    events.push(...admin.map(value => ({ type: 'set', setting, value }) as const));
  }
  for (const [task, { is, function: original, leaves, parent }] of Object.entries(world.tasks)) {
    if (leaves !== 'never' || is === 'asleep') events.push({ type: 'switch', task });
    if (original !== null) events.push({ type: 'block', task });
    if (original !== null && leaves !== 'never') events.push({ type: 'unblock', task });
    if (parent !== null) events.push({ type: 'fork', task });
    if (parent !== null || leaves === 'exit') events.push({ type: 'exit', task });
  }
  return events;
}

/** Whether the operation runs the code in which the fault is: `verb` a livepatch, or a target module. */
export function mayMeet(
  fault: Fault,
  verb: 'load' | 'insert',
  subject: string,
  livepatches: World['livepatches'],
): boolean {
  if (verb === 'load') return fault.kind !== 'init' && fault.in === subject;
  switch (fault.kind) {
    case 'init':
      return fault.in === subject;
    case 'address':
    case 'duplicate':
    case 'nops':
      return false;
    case 'allocation':
    case 'constructor':
      return livepatches[fault.in]?.objects.some(({ name }) => name === subject) ?? false;
    default:
      return fault.object === subject;
  }
}
