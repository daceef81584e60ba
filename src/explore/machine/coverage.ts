import type { AnyStateMachine, EventObject } from 'xstate';
import { dataText } from './data-text.ts';
import { instrument } from './instrument.ts';
import { type Cover, Tally } from './tally.ts';

/** How much of a machine's chart a walk has covered. */
export interface Coverage {
  /** Entered; all but the root, such as `load.enablePatch.enable`. */
  readonly states: Cover;
  /** Taken, such as `load.insmod: [moduleIsResident] -> refused`. */
  readonly transitions: Cover;
  /** Each guard twice, such as `isMine: never true` and `isMine: never false`. */
  readonly guards: Cover;
  /** Accepted in some state. */
  readonly events: Cover;
}

type IsTransition<TEvent, TObservation> = (event: TEvent, observations: readonly TObservation[]) => boolean;

/**
 * Collects the coverage of a walk while the walk runs `machine`.
 *
 * Whatever XState executes counts, in steps that count as transitions and in those that do not: what refuses an
 * operation is a part of the chart as well. Read tracing executes each step once for all states in which it reads
 * the same. That misses nothing: a step that reads the same evaluates the same guards and takes the same
 * transitions, so whatever any step of the walk would cover, some executed one has covered.
 */
export class CoverageMeter<TEvent extends EventObject> {
  /** The machine to run in place of the one that was given: it does the same. */
  readonly machine: AnyStateMachine;
  readonly #chart = { states: new Tally(), transitions: new Tally(), guards: new Tally() };
  readonly #events = new Tally();
  readonly #accepted = new Map<TEvent, () => void>();

  constructor(machine: AnyStateMachine) {
    this.machine = instrument(machine, this.#chart);
  }

  /** To be called for each event before it is sent. */
  expect(event: TEvent): void {
    if (!this.#accepted.has(event)) this.#accepted.set(event, this.#events.add(eventName(event)));
  }

  /** The same function, which is called for each step that the machine accepts, and tells of the event. */
  watching<TObservation>(
    isTransition: IsTransition<TEvent, TObservation>,
  ): IsTransition<TEvent, TObservation> {
    return (event, observations) => {
      this.#accepted.get(event)?.();
      return isTransition(event, observations);
    };
  }

  get coverage(): Coverage {
    const { states, transitions, guards } = this.#chart;
    return {
      states: states.cover,
      transitions: transitions.cover,
      guards: guards.cover,
      events: this.#events.cover,
    };
  }
}

/** The event's type and, where it has any, its other members: `call {"floor":3}`. */
function eventName({ type, ...members }: EventObject): string {
  return Object.keys(members).length === 0 ? type : `${type} ${dataText(members)}`;
}
