import type { EventObject } from 'xstate';
import { dataText } from '../../machine/data-text.ts';
import { eventText } from '../../machine/event-text.ts';
import type { MachineSteps, Step } from '../../machine/machine-steps.ts';
import { looksAt, seenState } from '../../machine/seen-state.ts';
import type { SeenState } from '../../machine/state.ts';
import { stateOf } from '../../machine/state-of.ts';
import { stateText } from '../../machine/state-text.ts';
import { shared } from '../rows/atom.ts';
import type { Row } from '../rows/packing.ts';
import { Untraceable } from '../rows/untraceable.ts';
import { disagreement } from './disagreement.ts';
import { type Effect, rowAfter } from './effect.ts';
import type { StateRows } from './state-rows.ts';

/** What a step leads to. */
interface Led<TObservation> {
  /** The state after it as canonical JSON. */
  readonly state: string;
  readonly step: Step<TObservation>;
}

/** The machine and the properties run on rows without tracing, to hold against what tracing says of them. */
export class Untraced<TContext, TObservation> {
  readonly #steps: MachineSteps<TObservation>;
  readonly #rows: StateRows<TContext>;

  constructor(steps: MachineSteps<TObservation>, rows: StateRows<TContext>) {
    this.#steps = steps;
    this.#rows = rows;
  }

  /** @returns `null`: the machine refuses the event */
  step(event: EventObject, row: Row): Led<TObservation> | null {
    const context = this.#rows.context(row);
    if (!this.#rows.holdObjects) return this.#run(event, row, context);
    const known = new Map<string, object>();
    for (const part of partsOf(event)) known.set(dataText(part), part);
    return this.#run(event, row, shared(context, known));
  }

  /** What a function of the state says about the state. */
  look<T>(row: Row, ask: (state: SeenState<TContext>) => T): T {
    const snapshot = this.#rows.plain(row);
    return ask(seenState<TContext>(snapshot.context, looksAt(snapshot)));
  }

  /** Holds an effect against the step that the machine makes at once. */
  confirm(event: EventObject, row: Row, effect: Effect<TObservation> | null): void {
    const led = this.step(event, row);
    const expected = led && `${led.state} ${dataText(led.step.observations)}`;
    const found = effect && `${this.#rows.describe(rowAfter(row, effect))} ${dataText(effect.observations)}`;
    if (found !== expected) throw this.disagreement(event, row, { expected, found });
  }

  /**
   * @param expected what the step leads to where equal objects are one object, in words
   * @param found what tracing says
   * @returns the error, or what ends the tracing where it matters which objects are one
   */
  disagreement(
    event: EventObject,
    row: Row,
    { expected, found }: { readonly expected: string | null; readonly found: string | null },
  ): Error {
    const state = this.#rows.describe(row);
    if (this.#rows.holdObjects) {
      const apart = [1, 2].map(() => this.#run(event, row, this.#rows.context(row))?.state);
      const together = [1, 2].map(() => this.step(event, row)?.state);
      if (apart[0] === apart[1] && together[0] === together[1] && apart[0] !== together[0])
        return new Untraceable(
          `Event ${eventText(event)} in state ${state} asks which object it is, and not what it holds.`,
        );
    }
    return disagreement(event, state, { expected, found });
  }

  /** Whether what a traced run has thrown is no failure of the machine: a run without tracing goes well. */
  goesWell(run: () => unknown): boolean {
    if (!this.#rows.holdObjects) return false;
    try {
      run();
      return true;
    } catch {
      return false;
    }
  }

  #run(event: EventObject, row: Row, context: unknown): Led<TObservation> | null {
    const snapshot = { ...this.#rows.state.snapshotOf(row), context };
    if (!this.#steps.accepts(snapshot, event)) return null;
    const step = this.#steps.step(snapshot, event);
    return { state: stateText(stateOf(step.snapshot)), step };
  }
}

/** The records and arrays in an event. */
function partsOf(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(member =>
    typeof member === 'object' && member !== null ? [member, ...partsOf(member)] : [],
  );
}
