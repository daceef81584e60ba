import type { AnyStateMachine, ContextFrom, EventFrom } from 'xstate';
import { MachineSteps } from '../machine/machine-steps.ts';
import type { State } from '../machine/state.ts';

/** The states that a history goes through: the initial one, then the state after each event. */
export function statesAlong<TMachine extends AnyStateMachine>(
  machine: TMachine,
  events: readonly EventFrom<TMachine>[],
): State<ContextFrom<TMachine>>[] {
  const steps = new MachineSteps(machine);
  const snapshots = [steps.initial()];
  let last = steps.initial();
  for (const event of events) {
    last = steps.step(last, event).snapshot;
    snapshots.push(last);
  }
  return snapshots.map(({ value, context }) => ({ value, context }));
}
