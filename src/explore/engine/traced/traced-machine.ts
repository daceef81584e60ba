import type { EventObject } from 'xstate';
import { eventText } from '../../machine/event-text.ts';
import type { MachineSteps, Snapshot, Step } from '../../machine/machine-steps.ts';
import { seenState } from '../../machine/seen-state.ts';
import type { SeenState } from '../../machine/state.ts';
import type { Coarseness } from '../rows/coarser.ts';
import type { Row } from '../rows/packing.ts';
import { Untraceable } from '../rows/untraceable.ts';
import type { Symmetry } from '../symmetry/symmetry.ts';
import type { Effect } from './effect.ts';
import { InnerSteps, Raised } from './inner-steps.ts';
import { StateRows } from './state-rows.ts';
import { refuseTracing } from './tracing-context.ts';
import { Untraced } from './untraced.ts';

/** Runs the machine and the properties on rows, by way of a context that traces what they look at. */
export class TracedMachine<TContext, TObservation> {
  readonly rows: StateRows<TContext>;
  readonly untraced: Untraced<TContext, TObservation>;
  readonly #steps: MachineSteps<TObservation>;
  /** So many steps were taken by inner ones; those whose number is a power of four are confirmed. */
  #walks = 0;
  /** So many steps were taken by a machine that holds objects. */
  #objectSteps = 0;
  /** `null`: only whole steps are known. */
  #inner: InnerSteps<TObservation> | null;

  /**
   * @param symmetry slots that trade places when names are exchanged have common numbers for their values
   * @param coarse what of the context has no fixed shape
   * @throws an Error when the context does not have the names symmetrically
   * @throws Untraceable, Coarser
   */
  constructor(steps: MachineSteps<TObservation>, symmetry: Symmetry, coarse: Coarseness) {
    this.#steps = steps;
    const rows = new StateRows<TContext>(steps, symmetry, coarse);
    this.rows = rows;
    this.untraced = new Untraced(steps, rows);
    this.#inner = steps.hasInnerSteps
      ? new InnerSteps(steps, rows.trace, {
          traced: snapshot => rows.traced(snapshot),
          check: step => this.#refuseReplaced(step),
          contradiction: slots => rows.contradiction(slots),
        })
      : null;
  }

  /** @returns what the event does in the state, or `null` where the machine refuses it */
  step(event: EventObject, row: Row): Effect<TObservation> | null {
    const effect = this.#effect(event, row);
    const isInner = this.#inner !== null && isPowerOfFour(++this.#walks);
    if (isInner || this.#isDoubtful()) this.untraced.confirm(event, row, effect);
    return effect;
  }

  /**
   * @param readOnly what to say when the function writes
   * @returns what a function of the state says about the state
   */
  look<T>(row: Row, readOnly: string, ask: (state: SeenState<TContext>) => T): T {
    const { trace, contexts, state } = this.rows;
    trace.begin(row);
    trace.readOnly = readOnly;
    const context: Snapshot['context'] = contexts.first;
    return ask(seenState<TContext>(context, state.looksAt(row)));
  }

  #effect(event: EventObject, row: Row): Effect<TObservation> | null {
    const { trace, interner, first, names, state } = this.rows;
    const step = this.#take(event, row);
    if (step === null) return null;
    const writes: number[] = [];
    for (const [slot, leaf] of trace.writes) {
      const id = interner.id(slot, leaf);
      // A slot that was not looked at may hold something else in the next state that comes this way.
      if (!trace.hasRead(slot) || row[slot] !== id) writes.push(slot, id);
    }
    for (const [place, id] of state.numbersOf(step.snapshot).entries()) {
      const slot = first + place;
      if (row[slot] === id) continue;
      if (!trace.hasRead(slot)) throw new Untraceable(`${eventText(event)} changes ${names[slot]}.`);
      writes.push(slot, id);
    }
    return { writes, observations: step.observations };
  }

  /** The step, which the trace has seen. */
  #take(event: EventObject, row: Row): Step<TObservation> | null {
    const { trace, state } = this.rows;
    const begin = () => {
      trace.begin(row);
      trace.readOnly = null;
      state.lookFor(event.type);
    };
    const snapshot = state.snapshotOf(row);
    if (this.#inner !== null) {
      try {
        return this.#inner.take(snapshot, event, begin);
      } catch (error) {
        if (!(error instanceof Raised)) throw error;
        this.#inner = null;
      }
    }
    begin();
    trace.readOnly = 'a guard must not change the context';
    if (!this.#steps.accepts(snapshot, event)) return null;
    trace.readOnly = null;
    const step = this.#steps.step(snapshot, event);
    this.#refuseReplaced(step);
    return step;
  }

  /** Where there are objects, a machine may look at which they are, and not at what they hold. */
  #isDoubtful(): boolean {
    if (!this.rows.holdObjects) return false;
    this.#objectSteps++;
    return this.#objectSteps <= CONFIRMED || this.#objectSteps % CONFIRMED_STRIDE === 0;
  }

  /** Whatever is not written through the tracing context would be lost. */
  #refuseReplaced({ snapshot, observations }: Step<unknown>): void {
    if (!this.rows.contexts.isLast(snapshot.context))
      throw new Untraceable('The context was replaced by something else than assign or an edit.');
    for (const observation of observations) refuseTracing('An observation', observation);
  }
}

/** So many steps are taken again where there are objects, and every so many after that. */
const CONFIRMED = 512;
const CONFIRMED_STRIDE = 16;

function isPowerOfFour(number: number): boolean {
  return (number & (number - 1)) === 0 && (number & 0x55555555) !== 0;
}
