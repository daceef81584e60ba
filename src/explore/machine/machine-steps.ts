import type { AnyMachineSnapshot, AnyStateMachine, EventObject, ExecutableActionObject } from 'xstate';
import { Signal } from '../run/signal.ts';
import { tellingAssigns } from './assigns.ts';
import { type Calls, callsOf } from './calls.ts';
import { Company } from './environment/company.ts';
import { effectsOf } from './environment/effect.ts';
import { Environment } from './environment/environment.ts';
import { MachineRun, type Microstep } from './environment/machine-run.ts';
import { Settlement } from './environment/settlement.ts';
import { eventText } from './event-text.ts';
import { hasInnerSteps } from './inner-steps.ts';
import { type Regions, regionsOf } from './regions.ts';
import { hasRest } from './rest.ts';
import type { State } from './state.ts';
import type { Word } from './words.ts';

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
  readonly environment: Environment;
  /** `null`: XState's calls of guards and actions are not noted. */
  readonly calls: Calls | null;
  readonly #machine: AnyStateMachine;
  readonly #from: State<object> | null;
  readonly #run: MachineRun;
  readonly #company: Company;
  #observations: TObservation[] = [];

  constructor(
    machine: AnyStateMachine,
    {
      from = null,
      environment = new Environment(machine),
      staged = environment.stage.machine,
      calls = null,
    }: StepsOptions = {},
  ) {
    this.environment = environment;
    this.calls = calls;
    this.#machine = calls?.machine ?? staged;
    this.#from = from;
    this.#run = new MachineRun(this.#machine, machine.id, null);
    this.#company = new Company(environment, this.#run);
  }

  /**
   * @throws what an entry action or an eventless guard has thrown, wrapped
   * @throws Unforeseen
   */
  initial(): Snapshot {
    if (this.#from !== null) return this.#company.resumed(this.#machine, this.#from);
    const ran = this.#run.initial(this.environment.input);
    const { snapshot } = ran;
    if (snapshot.status === 'error') throw this.#unstarted(snapshot.error);
    if (!this.environment.exists) {
      this.#seen(ran.actions, snapshot);
      return snapshot;
    }
    return this.#settlement(snapshot).begin(ran);
  }

  /** Whether a step may be made of several inner ones that depend on state value, context and event alone. */
  get hasInnerSteps(): boolean {
    return !this.hasRest && hasInnerSteps(this.#machine);
  }

  /** Those of the machine that go on by themselves; `null`: there are none. */
  get regions(): Regions | null {
    return this.hasRest ? null : regionsOf(this.#machine);
  }

  /** Whether states may differ in more than value and context. */
  get hasRest(): boolean {
    return this.environment.exists || hasRest(this.#machine);
  }

  /**
   * A machine that has reached its top-level final state accepts nothing, like an actor that runs it. What comes from
   * around it is accepted where it is offered: what is lost was there before.
   */
  accepts(snapshot: Snapshot, event: EventObject): boolean {
    if (snapshot.status !== 'active') return false;
    return this.environment.exists
      ? this.#settlement(snapshot).accepts(event)
      : this.#run.accepts(snapshot, event);
  }

  /**
   * @param onInnerStep told of each inner step when it is over; where it throws, the run ends
   * @throws Unforeseen
   */
  step(
    snapshot: Snapshot,
    event: EventObject,
    onInnerStep: ((step: InnerStep<TObservation>) => void) | null = null,
  ): Step<TObservation> {
    this.count++;
    this.#observations = [];
    if (this.environment.exists) {
      const next = this.#settlement(snapshot).take(event);
      return { snapshot: next, observations: this.#observations };
    }
    const watch =
      onInnerStep === null ? null : (microstep: Microstep) => onInnerStep(this.#innerStep(microstep));
    const { snapshot: next, actions } = this.#run.transition(snapshot, event, watch);
    this.#seen(actions, next);
    return { snapshot: next, observations: this.#observations };
  }

  /** Takes actions of the chart in a state, without XState. */
  act(calls: Calls, actions: readonly Word[], snapshot: Snapshot, event: EventObject): Step<TObservation> {
    const { snapshot: next, observations } = calls.act(actions, snapshot, event, this.#run.self);
    // See `#observe`.
    return { snapshot: next, observations: observations as TObservation[] };
  }

  #settlement(snapshot: Snapshot): Settlement {
    return new Settlement(this.#company, snapshot, ({ actions }) => {
      this.#observe(actions);
    });
  }

  #innerStep({ snapshot, isTaken, actions }: Microstep): InnerStep<TObservation> {
    const raises = actions.some(({ type }) => type === 'xstate.raise');
    return { snapshot, observations: this.#seen(actions, snapshot), isTaken, raises };
  }

  /** What was to run in a machine with nothing around it. */
  #seen(actions: readonly ExecutableActionObject[], { children }: Snapshot): TObservation[] {
    if (effectsOf(actions).length > 0 || Object.keys(children).length > 0) throw new Unforeseen();
    return this.#observe(actions);
  }

  #observe(actions: readonly ExecutableActionObject[]): TObservation[] {
    // XState's types do not tell the parameters of one action from those of another.
    const seen = actions.flatMap(({ type, params }) => (type === 'observe' ? [params as TObservation] : []));
    this.#observations.push(...seen);
    return seen;
  }

  #unstarted(error: unknown): Error {
    const { id, config } = this.#machine;
    const needs =
      typeof config.context === 'function' && this.environment.input === undefined
        ? ' Its context is made from an input: give it one by `input`.'
        : '';
    const message = messageOf(error).replace(/\.$/, '');
    return new Error(`The machine "${id}" cannot enter its initial state: ${message}.${needs}`, {
      cause: error,
    });
  }
}

interface StepsOptions {
  /** The state to begin in; left out: the machine's own. */
  readonly from?: State<object> | null;
  readonly environment?: Environment;
  /** A machine that does the same as that of the environment's stage. */
  readonly staged?: AnyStateMachine;
  /** Of that machine. */
  readonly calls?: Calls | null;
}

/** The machine has turned out to have something around it: it has to be walked as one that has. */
export class Unforeseen extends Signal {}

/** The steps of a machine whose assigns tell what they change; see `tellingAssigns`. */
export function tellingSteps<TObservation>(machine: AnyStateMachine): MachineSteps<TObservation> {
  const environment = new Environment(machine);
  const staged = tellingAssigns(environment.stage.machine, false);
  return new MachineSteps<TObservation>(machine, { environment, staged, calls: callsOf(staged) });
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
