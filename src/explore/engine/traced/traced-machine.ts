import type { EventObject } from 'xstate';
import { canonicalJson } from '../../machine/canonical-json.ts';
import type { MachineSteps, Snapshot, Step } from '../../machine/machine-steps.ts';
import type { State } from '../../machine/state.ts';
import { Interner } from '../rows/interner.ts';
import { Layout } from '../rows/layout.ts';
import type { Row } from '../rows/packing.ts';
import { SymmetricSlots } from '../symmetry/symmetric-slots.ts';
import type { Symmetry } from '../symmetry/symmetry.ts';
import { disagreement } from './disagreement.ts';
import { InnerSteps, Raised } from './inner-steps.ts';
import { Trace } from './trace.ts';
import { refuseTracing, tracingContext } from './tracing-context.ts';

/** What one step does to a row. */
export interface Effect<TObservation> {
  /** Pairs of slot and value. */
  readonly writes: readonly number[];
  readonly observations: readonly TObservation[];
}

/**
 * Runs the machine and the properties on rows, by way of a context that traces what they look at. A row has
 * one slot for each leaf of the context and, last, one for the state value.
 */
export class TracedMachine<TContext, TObservation> {
  readonly slots: number;
  readonly interner: Interner;
  /** The slots that trade places when symmetric names do. */
  readonly exchangeable: SymmetricSlots;
  /** Of the run that was made last. */
  readonly trace: Trace;
  readonly #steps: MachineSteps<TObservation>;
  readonly #layout: Layout;
  readonly #context: Record<string | symbol, object | true>;
  readonly #valueSlot: number;
  readonly #initial: Snapshot;
  /** So many steps were taken by inner ones; those whose number is a power of two are confirmed. */
  #walks = 0;
  /** `null`: only whole steps are known. */
  #inner: InnerSteps<TObservation> | null;
  /** By the number of the state value: a snapshot with that value and the tracing context. */
  readonly #snapshots: Snapshot[] = [];

  /**
   * @param symmetry slots that trade places when names are exchanged have common numbers for their values
   * @throws an Error when the context does not have the names symmetrically
   */
  constructor(steps: MachineSteps<TObservation>, symmetry: Symmetry) {
    this.#steps = steps;
    this.#initial = steps.initial();
    this.#layout = new Layout(this.#initial.context);
    this.#valueSlot = this.#layout.paths.length;
    this.slots = this.#valueSlot + 1;
    this.exchangeable = new SymmetricSlots(symmetry, this.#layout);
    const domains = [...this.exchangeable.domains, this.#valueSlot];
    this.interner = new Interner([...this.#layout.paths, 'the state value'], domains);
    this.trace = new Trace(this.slots, this.interner);
    this.#context = tracingContext(this.#layout, this.trace);
    this.#inner = steps.hasInnerSteps
      ? new InnerSteps(steps, this.trace, {
          traced: snapshot => ({ ...snapshot, context: this.#context }),
          check: step => this.#refuseReplaced(step),
          contradiction: slots => this.contradiction(slots),
        })
      : null;
  }

  /** The row of the initial state. */
  initialRow(): Row {
    const leaves = this.#layout.initial.map((leaf, slot) => this.interner.id(slot, leaf));
    return Uint16Array.of(...leaves, this.#numberOfValue(this.#initial));
  }

  /**
   * The row of a state.
   *
   * @returns `null`: it holds what no state so far has held
   * @throws an Error that names the path where the context has another shape
   */
  rowOf({ value, context }: State<object>): Row | null {
    const leaves = [...this.#layout.flatten(context), canonicalJson(value)];
    const row = new Uint16Array(this.slots);
    for (const [slot, leaf] of leaves.entries()) {
      const id = this.interner.known(slot, leaf);
      if (id === null) return null;
      row[slot] = id;
    }
    return row;
  }

  /** @returns what the event does in the state, or `null` where the machine refuses it */
  step(event: EventObject, row: Row): Effect<TObservation> | null {
    const effect = this.#effect(event, row);
    if (this.#inner === null) return effect;
    this.#walks++;
    if ((this.#walks & (this.#walks - 1)) === 0) this.#confirm(event, row, effect);
    return effect;
  }

  #effect(event: EventObject, row: Row): Effect<TObservation> | null {
    const { trace } = this;
    const step = this.#take(event, row);
    if (step === null) return null;
    const before = row[this.#valueSlot];
    const writes: number[] = [];
    for (const [slot, leaf] of trace.writes) {
      const id = this.interner.id(slot, leaf);
      // A slot that was not looked at may hold something else in the next state that comes this way.
      if (!trace.hasRead(slot) || row[slot] !== id) writes.push(slot, id);
    }
    const after = this.#numberOfValue(step.snapshot);
    if (after !== before) writes.push(this.#valueSlot, after);
    return { writes, observations: step.observations };
  }

  /** The step, which the trace has seen. */
  #take(event: EventObject, row: Row): Step<TObservation> | null {
    const { trace } = this;
    const begin = () => {
      trace.begin(row);
      trace.readOnly = null;
      return this.#snapshotOf(trace.look(this.#valueSlot));
    };
    if (this.#inner !== null) {
      try {
        return this.#inner.take(this.#snapshotOf(row[this.#valueSlot]), event, begin);
      } catch (error) {
        if (!(error instanceof Raised)) throw error;
        this.#inner = null;
      }
    }
    const snapshot = begin();
    trace.readOnly = 'a guard must not change the context';
    if (!this.#steps.accepts(snapshot, event)) return null;
    trace.readOnly = null;
    const step = this.#steps.step(snapshot, event);
    this.#refuseReplaced(step);
    return step;
  }

  /** Holds a walk over inner steps against the step that the machine makes at once. */
  #confirm(event: EventObject, row: Row, effect: Effect<TObservation> | null): void {
    const plain = this.plainStep(event, row);
    const expected = plain && `${plain.state} ${canonicalJson(plain.step.observations)}`;
    const found =
      effect && `${this.describe(written(row, effect.writes))} ${canonicalJson(effect.observations)}`;
    if (found !== expected) throw disagreement(event, this.describe(row), { expected, found });
  }

  /**
   * @param readOnly what to say when the function writes
   * @returns what a function of the state says about the state
   */
  look<T>(row: Row, readOnly: string, ask: (state: State<TContext>) => T): T {
    const { trace } = this;
    trace.begin(row);
    trace.readOnly = readOnly;
    const stateValue = () => this.#snapshotOf(trace.look(this.#valueSlot)).value;
    return ask({
      get value() {
        return stateValue();
      },
      // Every snapshot that is kept has the tracing context.
      context: this.#snapshotOf(0).context,
    });
  }

  /** The same step without tracing: the state after it as canonical JSON, or `null` where it is refused. */
  plainStep(event: EventObject, row: Row): { state: string; step: Step<TObservation> } | null {
    const snapshot = {
      ...this.#snapshotOf(row[this.#valueSlot]),
      context: this.#plainContext(row),
    };
    if (!this.#steps.accepts(snapshot, event)) return null;
    const step = this.#steps.step(snapshot, event);
    return { state: canonicalJson({ value: step.snapshot.value, context: step.snapshot.context }), step };
  }

  /** The state, as plain data. */
  state(row: Row): State<TContext> {
    const snapshot = this.#snapshotOf(row[this.#valueSlot]);
    const plain: Snapshot = { ...snapshot, context: this.#plainContext(row) };
    return { value: plain.value, context: plain.context };
  }

  /** The state as canonical JSON. */
  describe(row: Row): string {
    const { value } = this.#snapshotOf(row[this.#valueSlot]);
    return canonicalJson({ value, context: this.#plainContext(row) });
  }

  /** Two runs have found the same in these slots, and went on differently. */
  contradiction(slots: readonly number[]): Error {
    const same = slots.map(slot => this.#layout.paths[slot] ?? 'the state value');
    return new Error(
      `An earlier run found the same in ${same.join(', ')}, but went on differently. Guards, actions and properties ` +
        'must depend on context and event alone: no clock, no chance, no variables of their own.',
    );
  }

  #plainContext(row: Row): Record<string, unknown> {
    return this.#layout.build(this.#layout.paths.map((_, slot) => this.interner.value(slot, row[slot])));
  }

  #snapshotOf(value: number): Snapshot {
    const snapshot = this.#snapshots[value];
    if (snapshot === undefined) throw new RangeError(`There is no state value ${value}.`);
    return snapshot;
  }

  #numberOfValue(snapshot: Snapshot): number {
    const id = this.interner.id(this.#valueSlot, canonicalJson(snapshot.value));
    this.#snapshots[id] ??= { ...snapshot, context: this.#context };
    return id;
  }

  /** Whatever is not written through the tracing context would be lost. */
  #refuseReplaced({ snapshot, observations }: Step<unknown>): void {
    const after: Record<string, unknown> = snapshot.context;
    for (const key of new Set([...Object.keys(this.#context), ...Object.keys(after)])) {
      if (after[key] === this.#context[key]) continue;
      throw new Error(
        `context.${key} was replaced by an assign. Change the context by edits: edit(draft => { ... }).`,
      );
    }
    for (const observation of observations) refuseTracing('An observation', observation);
  }
}

/** @param writes pairs of slot and value */
function written(row: Row, writes: readonly number[]): Row {
  const after = row.slice();
  for (const [place, slot] of writes.entries())
    if (place % 2 === 0) after.set(writes.slice(place + 1, place + 2), slot);
  return after;
}
