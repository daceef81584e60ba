import {
  type AnyActorRef,
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
  type EventObject,
  type ExecutableActionObject,
  fromPromise,
  type InspectionEvent,
} from 'xstate';
import { canonicalJson } from '../canonical-json.ts';
import { MOST_INNER_STEPS } from '../inner-steps.ts';
import { Refusal } from './refusal.ts';

/** One of the inner steps that a step is made of, as XState makes it. */
export interface Microstep {
  readonly snapshot: AnyMachineSnapshot;
  /** Whether the machine has taken a transition. Only the first may find none: nothing accepts the event. */
  readonly isTaken: boolean;
  /** What was to run in it. */
  readonly actions: readonly ExecutableActionObject[];
}

export interface Ran {
  readonly snapshot: AnyMachineSnapshot;
  /** What is to run, in order; after the last inner step that was told of. */
  readonly actions: readonly ExecutableActionObject[];
}

/** One machine under XState, whose actions nobody runs. */
export class MachineRun {
  readonly machine: AnyStateMachine;
  /** What stands for the machine as an actor. It is never started. */
  readonly self: AnyActorRef;
  /** XState's `transition()` makes one for each call, and an actor with it, which enters the machine's initial state. */
  readonly #scope: AnyActorScope;
  #actions: ExecutableActionObject[] = [];
  /** What was accepted last; its guards are asked once more when the step is made. `null`: that is over. */
  #accepted: EventObject | null = null;
  #onMicrostep: ((step: Microstep) => void) | null = null;
  #count = 0;
  #booked = new Set<string>();
  /** Where the last inner steps of an endless step have led. */
  readonly #rounds = new Set<string>();

  /** @param parent the actor that has started this one; `null`: it is by itself */
  constructor(machine: AnyStateMachine, id: string, parent: AnyActorRef | null) {
    this.machine = machine;
    const inspect = (seen: InspectionEvent) => this.#inspect(seen);
    this.self = createActor(NOBODY, parent === null ? { id, inspect } : { id, parent });
    const { system } = this.self;
    // XState numbers the actors that are given no id, of all programs of the process; here, equal states have equal ids.
    if (parent === null) Reflect.set(system, '_bookId', () => this.#book());
    // An actor of a child tells the inspectors of its system, which are many in one walk.
    if (parent !== null) system.inspect(inspect);
    this.#scope = {
      self: this.self,
      id,
      sessionId: this.self.sessionId,
      system,
      logger: () => {},
      defer: () => {},
      stopChild: () => {},
      emit: () => {},
      actionExecutor: action => this.#actions.push(action),
    };
  }

  /** Its status is `error` where an entry action or an eventless guard has thrown. */
  initial(input: unknown): Ran {
    return this.#running(null, () => this.machine.getInitialSnapshot(this.#scope, input));
  }

  /** Actors that are spawned without an id from now on are called otherwise than these. */
  bookApart(names: readonly string[]): void {
    this.#booked = new Set(names);
  }

  #book(): string {
    let number = 0;
    while (this.#booked.has(`x:${number}`)) number++;
    const id = `x:${number}`;
    this.#booked.add(id);
    return id;
  }

  accepts(snapshot: AnyMachineSnapshot, event: EventObject): boolean {
    const accepts = snapshot.can(event);
    this.#accepted = accepts ? event : null;
    return accepts;
  }

  /** @param onMicrostep told of each inner step when it is over; where it throws, the run ends */
  transition(
    snapshot: AnyMachineSnapshot,
    event: EventObject,
    onMicrostep: ((step: Microstep) => void) | null = null,
  ): Ran {
    return this.#running(onMicrostep, () => this.machine.transition(snapshot, event, this.#scope));
  }

  #running(onMicrostep: ((step: Microstep) => void) | null, run: () => AnyMachineSnapshot): Ran {
    this.#onMicrostep = onMicrostep;
    this.#actions = [];
    this.#count = 0;
    try {
      const snapshot = run();
      return { snapshot, actions: this.#actions };
    } finally {
      this.#onMicrostep = null;
      this.#accepted = null;
    }
  }

  #inspect(seen: InspectionEvent): void {
    if (seen.type !== '@xstate.microstep' || seen.actorRef !== this.self) return;
    // It is one of the machine that runs.
    const snapshot = seen.snapshot as AnyMachineSnapshot;
    if (++this.#count > MOST_INNER_STEPS) this.#refuseEndless(snapshot);
    const isTaken = seen._transitions.length > 0;
    if (this.#accepted !== null && this.#accepted === seen.event && !isTaken) {
      throw new Refusal(
        'A guard lets the event pass, and the same guard refuses it when asked again. Guards must depend on context and ' +
          'event alone: no clock, no chance, no variables of their own.',
      );
    }
    this.#accepted = null;
    if (this.#onMicrostep === null) return;
    const actions = this.#actions;
    this.#actions = [];
    this.#onMicrostep({ snapshot, isTaken, actions });
  }

  #refuseEndless({ value }: AnyMachineSnapshot): void {
    if (this.#count === MOST_INNER_STEPS + 1) this.#rounds.clear();
    const known = this.#rounds.size;
    this.#rounds.add(canonicalJson(value));
    if (this.#rounds.size > known && this.#rounds.size < MOST_ROUNDS) return;
    throw endless(`Machine "${this.machine.id}"`, [...this.#rounds].sort());
  }
}

/** @param rounds where it goes round */
export function endless(what: string, rounds: readonly string[]): Refusal {
  return new Refusal(
    `${what} never comes to rest: after ${MOST_INNER_STEPS.toLocaleString('en')} inner steps it still goes through ` +
      `${rounds.join(', ')}. Guard its eventless transitions ("always"), or the events that it raises.`,
  );
}

/** So many states of an endless step are told. */
const MOST_ROUNDS = 8;

/** An actor that does nothing: it stands for one that nobody starts. */
export const NOBODY = fromPromise(() => new Promise<never>(() => {}));
