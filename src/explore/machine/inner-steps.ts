import type { AnyStateMachine } from 'xstate';
import { nodesOf } from './state-nodes.ts';

/**
 * Whether the inner steps of a machine depend on no more than the state value, the context and the event. With states
 * side by side they may depend on the order in which these were entered; a final state raises an event.
 */
export function hasInnerSteps(machine: AnyStateMachine): boolean {
  const nodes = nodesOf(machine.root);
  return (
    nodes.some(({ always = [] }) => always.length > 0) &&
    nodes.every(({ type }) => type === 'atomic' || type === 'compound')
  );
}

/** Of one step; XState itself goes on for ever. */
export const MOST_INNER_STEPS = 10_000;
