import type { EventObject } from 'xstate';
import type { ActorPath } from './actor-path.ts';

/**
 * An event that comes from around a machine and needs more than XState's own form: one whose delay is over, which may also
 * be sent without any, or one that comes to an actor in the machine.
 */
export interface Delayed extends EventObject {
  readonly type: 'klpwalk.delayed';
  readonly event: EventObject;
  /** Left out: the machine itself. */
  readonly from?: ActorPath;
  readonly to?: ActorPath;
}

export interface Within extends EventObject {
  readonly type: 'klpwalk.within';
  readonly actor: ActorPath;
  readonly event: EventObject;
}

export function isDelayed(event: EventObject): event is Delayed {
  return event.type === 'klpwalk.delayed';
}

export function isWithin(event: EventObject): event is Within {
  return event.type === 'klpwalk.within';
}

/** Whether it is the end of the delay of a delayed transition (`after`), which nobody else sends. */
export function isTimer(type: string): boolean {
  return type.startsWith('xstate.after.');
}
