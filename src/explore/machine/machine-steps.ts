import {
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
  type EventObject,
  type ExecutableActionObject,
  type InspectionEvent,
  initialTransition,
} from 'xstate';
import { eventText } from './event-text.ts';
import { hasInnerSteps } from './inner-steps.ts';
import { hasRest } from './rest.ts';
import type { State } from './state.ts';

/** A snapshot of any machine; its context is what the caller says it is. */
export type Snapshot = AnyMachineSnapshot;

export interface Step<TObservation> {
  readonly snapshot: Snapshot;
  /** The `params` of each action named "observe", in order. */
  readonly observations: readonly TObservation[];
}

/** One of the inner steps that a step is made of (XState: a microstep). */
export interface InnerStep<TObservation> {
  /** As it leaves the machine; its `value` may be one in which the machine does not rest. */
  readonly snapshot: Snapshot;
  readonly observations: readonly TObservation[];
  /** Whether the machine has taken a transition. Only the first may find none: nothing accepts the event. */
  readonly isTaken: boolean;
  /** Whether it has raised an event, which the machine will take before it rests. */
  readonly raises: boolean;
}

/** The only place that runs the machine: which events it accepts, and where they lead. */
export class MachineSteps<TObservation> {
  /** Calls of XState's `transition()` so far. */
  count = 0;
  readonly #machine: AnyStateMachine;
  readonly #from: State<object> | null;
  /** XState's `transition()` makes one for each call, and an actor with it, which enters the machine's initial state. */
  #scope: AnyActorScope | null = null;
  /** What has run since the last inner step. */
  #ran: ExecutableActionObject[] = [];
  #observations: TObservation[] = [];
  /** What was accepted last; its guards are asked once more when the step is made. `null`: that is over. */
  #accepted: EventObject | null = null;
  #onInnerStep: ((step: InnerStep<TObservation>) => void) | null = null;

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

  /** Whether a step may be made of several inner ones that depend on state value, context and event alone. */
  get hasInnerSteps(): boolean {
    return hasInnerSteps(this.#machine);
  }

  /** Whether states may differ in more than value and context. */
  get hasRest(): boolean {
    return hasRest(this.#machine);
  }

  /** A machine that has reached its top-level final state accepts nothing, like an actor that runs it. */
  accepts(snapshot: Snapshot, event: EventObject): boolean {
    const accepts = snapshot.status === 'active' && snapshot.can(event);
    this.#accepted = accepts ? event : null;
    return accepts;
  }

  /** @param onInnerStep told of each inner step when it is over; where it throws, the run ends */
  step(
    snapshot: Snapshot,
    event: EventObject,
    onInnerStep: ((step: InnerStep<TObservation>) => void) | null = null,
  ): Step<TObservation> {
    this.count++;
    this.#scope ??= this.#actorScope();
    this.#observations = [];
    this.#ran = [];
    this.#onInnerStep = onInnerStep;
    try {
      const next: Snapshot = this.#machine.transition(snapshot, event, this.#scope);
      this.#see();
      refuseChildren(next);
      return { snapshot: next, observations: this.#observations };
    } finally {
      this.#onInnerStep = null;
      this.#accepted = null;
    }
  }

  /** What `transition()` runs a machine in, made once. */
  #actorScope(): AnyActorScope {
    const self = createActor(this.#machine, { inspect: seen => this.#inspect(seen) });
    return {
      self,
      id: '',
      sessionId: '',
      system: self.system,
      logger: () => {},
      defer: () => {},
      stopChild: () => {},
      emit: () => {},
      actionExecutor: action => this.#ran.push(action),
    };
  }

  #inspect(seen: InspectionEvent): void {
    if (seen.type !== '@xstate.microstep') return;
    const isTaken = seen._transitions.length > 0;
    if (this.#accepted !== null && this.#accepted === seen.event && !isTaken) {
      throw new Error(
        'A guard lets the event pass, and the same guard refuses it when asked again. Guards must depend on context and ' +
          'event alone: no clock, no chance, no variables of their own.',
      );
    }
    this.#accepted = null;
    if (this.#onInnerStep === null) return;
    // It is one of the machine that runs.
    const snapshot = seen.snapshot as Snapshot;
    const raises = this.#ran.some(({ type }) => type === 'xstate.raise');
    const observations = this.#see();
    refuseChildren(snapshot);
    this.#onInnerStep({ snapshot, observations, isTaken, raises });
  }

  /** Looks at what has run since the last time, and returns what it shows. */
  #see(): TObservation[] {
    const seen: TObservation[] = [];
    for (const { type, params } of this.#ran) {
      // XState's types do not tell the parameters of one action from those of another.
      if (type === 'observe') seen.push(params as TObservation);
      else refuseOutside(type, params);
    }
    this.#ran = [];
    this.#observations.push(...seen);
    return seen;
  }
}

/** Whatever the machine has thrown, with the event and the state that it was run on. */
export class FailedEvent extends Error {
  readonly event: EventObject;

  constructor(error: unknown, event: EventObject, state: string) {
    super(`Event ${eventText(event)} failed in state ${state}: ${messageOf(error)}`, { cause: error });
    this.event = event;
  }
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
