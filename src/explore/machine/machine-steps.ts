import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type EventObject,
  type ExecutableActionObject,
  initialTransition,
  transition,
} from 'xstate';
import type { State } from './state.ts';

/** A snapshot of any machine; its context is what the caller says it is. */
export type Snapshot = AnyMachineSnapshot;

export interface Step<TObservation> {
  readonly snapshot: Snapshot;
  /** The `params` of each action named "observe", in order. */
  readonly observations: readonly TObservation[];
}

/** The only place that runs the machine: which events it accepts, and where they lead. */
export class MachineSteps<TObservation> {
  /** Calls of XState's `transition()` so far. */
  count = 0;
  readonly #machine: AnyStateMachine;
  readonly #from: State<object> | null;

  /** @param from the state to begin in; left out: the machine's own */
  constructor(machine: AnyStateMachine, from?: State<object>) {
    this.#machine = machine;
    this.#from = from ?? null;
  }

  /** @throws what an entry action or an eventless guard has thrown, wrapped */
  initial(): Snapshot {
    if (this.#from !== null) return this.#machine.resolveState(this.#from);
    const [snapshot] = initialTransition(this.#machine);
    if (snapshot.status === 'error') {
      throw new Error(
        `The machine "${this.#machine.id}" cannot enter its initial state: ${messageOf(snapshot.error)}. ` +
          'Make one machine for each world, with a context that needs no input.',
        { cause: snapshot.error },
      );
    }
    refuseChildren(snapshot);
    return snapshot;
  }

  /** A machine that has reached its top-level final state accepts nothing, like an actor that runs it. */
  accepts(snapshot: Snapshot, event: EventObject): boolean {
    return snapshot.status === 'active' && snapshot.can(event);
  }

  step(snapshot: Snapshot, event: EventObject): Step<TObservation> {
    this.count++;
    const [next, ran] = transition(this.#machine, snapshot, event);
    // XState's type of them leaves out custom actions.
    const actions: readonly ExecutableActionObject[] = ran;
    const observations: TObservation[] = [];
    for (const action of actions) {
      // XState's types do not tell the parameters of one action from those of another.
      if (action.type === 'observe') observations.push(action.params as TObservation);
      else refuseOutside(action.type, action.params);
    }
    refuseChildren(next);
    return { snapshot: next, observations };
  }
}

/** Whatever the machine has thrown, with the event and the state that it was run on. */
export function wrapped(error: unknown, event: EventObject, state: string): Error {
  return new Error(`Event ${JSON.stringify(event)} failed in state ${state}: ${messageOf(error)}`, {
    cause: error,
  });
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function refuseChildren(snapshot: Snapshot): void {
  const [child] = Object.keys(snapshot.children);
  if (child === undefined) return;
  throw new Error(
    `The machine spawns an actor ("${child}"), which acts whenever it likes. Make its acts events.`,
  );
}

function refuseOutside(type: string, params: unknown): void {
  const delayed =
    type === 'xstate.raise' &&
    typeof params === 'object' &&
    params !== null &&
    'delay' in params &&
    params.delay;
  if (delayed === false || delayed === undefined) {
    if (type !== 'xstate.sendTo') return;
    throw new Error(
      'The machine sends an event to an actor (sendTo, sendParent), which nobody receives. Use raise.',
    );
  }
  throw new Error(
    'The machine raises an event after a delay, and nothing reads a clock here. Make it an event.',
  );
}
