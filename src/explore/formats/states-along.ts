import type { AnyStateMachine, ContextFrom, EventFrom } from 'xstate';
import { Environment } from '../machine/environment/environment.ts';
import type { EnvironmentOptions } from '../machine/environment/options.ts';
import { MachineSteps } from '../machine/machine-steps.ts';
import { restOf } from '../machine/rest.ts';
import type { State } from '../machine/state.ts';

/**
 * The states that a history goes through: the initial one, then the state after each event.
 *
 * @param around what is around the machine, as the walk was told
 */
export function statesAlong<TMachine extends AnyStateMachine>(
  machine: TMachine,
  events: readonly EventFrom<TMachine>[],
  around: EnvironmentOptions<TMachine> = {},
): State<ContextFrom<TMachine>>[] {
  const steps = new MachineSteps(machine, { environment: new Environment(machine, around, true) });
  const snapshots = [steps.initial()];
  let last = steps.initial();
  for (const event of events) {
    last = steps.step(last, event).snapshot;
    snapshots.push(last);
  }
  return snapshots.map(snapshot => {
    const { value, context } = snapshot;
    const rest = restOf(snapshot);
    return { value, context, ...(rest === '' ? {} : { rest }) };
  });
}
