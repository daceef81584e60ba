import type { AnyStateMachine, EventObject } from 'xstate';

/**
 * Every event that the machine has a transition for by its name, without whatever else it carries, in the order of the
 * chart. What comes from inside (`xstate.…`) and wildcards are none.
 */
export function proposedEvents(machine: AnyStateMachine): EventObject[] {
  return machine.events
    .filter(type => type !== '' && !type.startsWith('xstate.') && !type.includes('*'))
    .map(type => ({ type }));
}
