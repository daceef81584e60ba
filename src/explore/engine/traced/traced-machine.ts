import type { EventObject } from 'xstate';
import { canonicalJson } from '../../machine/canonical-json.ts';
import type { MachineSteps, Snapshot, Step } from '../../machine/machine-steps.ts';
import { restOf } from '../../machine/rest.ts';
import { seenState } from '../../machine/seen-state.ts';
import type { SeenState, State } from '../../machine/state.ts';
import { Interner } from '../rows/interner.ts';
import { Layout } from '../rows/layout.ts';
import type { Row } from '../rows/packing.ts';
import { Untraceable } from '../rows/untraceable.ts';
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
 * one slot for each leaf of the context, one for the state value and, where the machine keeps more than these two, one
 * for the rest.
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
  /** Of `#context`: its records, which an edit may replace in it. */
  readonly #members: Readonly<Record<string, object | true>>;
  readonly #names: readonly string[];
  readonly #valueSlot: number;
  /** `null`: there is no rest. */
  readonly #restSlot: number | null;
  readonly #initial: Snapshot;
  /** So many steps were taken by inner ones; those whose number is a power of two are confirmed. */
  #walks = 0;
  /** `null`: only whole steps are known. */
  #inner: InnerSteps<TObservation> | null;
  /** By the numbers of rest and state value: a snapshot that has them, with the tracing context. */
  readonly #snapshots: Snapshot[][] = [];

  /**
   * @param symmetry slots that trade places when names are exchanged have common numbers for their values
   * @throws an Error when the context does not have the names symmetrically
   */
  constructor(steps: MachineSteps<TObservation>, symmetry: Symmetry) {
    this.#steps = steps;
    this.#initial = steps.initial();
    this.#layout = new Layout(this.#initial.context);
    this.#valueSlot = this.#layout.paths.length;
    this.#restSlot = steps.hasRest ? this.#valueSlot + 1 : null;
    const others = this.#restSlot === null ? ['the state value'] : ['the state value', REST];
    this.slots = this.#valueSlot + others.length;
    this.exchangeable = new SymmetricSlots(symmetry, this.#layout);
    const domains = [...this.exchangeable.domains, ...others.map((_, place) => this.#valueSlot + place)];
    this.interner = new Interner([...this.#layout.paths, ...others], domains);
    this.trace = new Trace(this.slots, this.interner);
    this.#context = tracingContext(this.#layout, this.trace);
    this.#members = { ...this.#context };
    this.#names = Object.keys(this.#members);
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
    return Uint16Array.of(...leaves, ...this.#numbersOf(this.#initial));
  }

  /**
   * The row of a state.
   *
   * @returns `null`: it holds what no state so far has held
   * @throws an Error that names the path where the context has another shape
   */
  rowOf({ value, context, rest = '' }: State<object>): Row | null {
    const leaves = [...this.#layout.flatten(context), canonicalJson(value)];
    if (this.#restSlot !== null) leaves.push(rest);
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
    const writes: number[] = [];
    for (const [slot, leaf] of trace.writes) {
      const id = this.interner.id(slot, leaf);
      // A slot that was not looked at may hold something else in the next state that comes this way.
      if (!trace.hasRead(slot) || row[slot] !== id) writes.push(slot, id);
    }
    for (const [place, id] of this.#numbersOf(step.snapshot).entries()) {
      const slot = this.#valueSlot + place;
      if (row[slot] !== id) writes.push(slot, id);
    }
    return { writes, observations: step.observations };
  }

  /** The step, which the trace has seen. */
  #take(event: EventObject, row: Row): Step<TObservation> | null {
    const { trace } = this;
    const begin = () => {
      trace.begin(row);
      trace.readOnly = null;
      trace.look(this.#valueSlot);
      if (this.#restSlot !== null) trace.look(this.#restSlot);
      return this.#snapshotOf(row);
    };
    if (this.#inner !== null) {
      try {
        return this.#inner.take(this.#snapshotOf(row), event, begin);
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
  look<T>(row: Row, readOnly: string, ask: (state: SeenState<TContext>) => T): T {
    const { trace } = this;
    trace.begin(row);
    trace.readOnly = readOnly;
    // Every snapshot that is kept has the tracing context.
    const snapshot = this.#snapshotOf(row);
    const lookingAt = (slot: number | null) => () => {
      if (slot !== null) trace.look(slot);
      return snapshot;
    };
    return ask(seenState(snapshot.context, lookingAt(this.#valueSlot), lookingAt(this.#restSlot)));
  }

  /** The same step without tracing: the state after it as canonical JSON, or `null` where it is refused. */
  plainStep(event: EventObject, row: Row): { state: string; step: Step<TObservation> } | null {
    const snapshot = {
      ...this.#snapshotOf(row),
      context: this.#plainContext(row),
    };
    if (!this.#steps.accepts(snapshot, event)) return null;
    const step = this.#steps.step(snapshot, event);
    return { state: shown(step.snapshot), step };
  }

  /** The state, as plain data. */
  state(row: Row): State<TContext> {
    const plain: Snapshot = { ...this.#snapshotOf(row), context: this.#plainContext(row) };
    const rest = restOf(plain);
    return { value: plain.value, context: plain.context, ...(rest === '' ? {} : { rest }) };
  }

  /** The state as canonical JSON. */
  describe(row: Row): string {
    return shown({ ...this.#snapshotOf(row), context: this.#plainContext(row) });
  }

  /** Two runs have found the same in these slots, and went on differently. */
  contradiction(slots: readonly number[]): Error {
    const same = slots.map(
      slot => this.#layout.paths[slot] ?? (slot === this.#restSlot ? REST : 'the state value'),
    );
    return new Error(
      `An earlier run found the same in ${same.join(', ')}, but went on differently. Guards, actions and properties ` +
        'must depend on context and event alone: no clock, no chance, no variables of their own.',
    );
  }

  #plainContext(row: Row): Record<string, unknown> {
    return this.#layout.build(this.#layout.paths.map((_, slot) => this.interner.value(slot, row[slot])));
  }

  /** The snapshot with the row's state value and rest, and the tracing context. */
  #snapshotOf(row: Row): Snapshot {
    const value = row[this.#valueSlot];
    const rest = this.#restSlot === null ? 0 : row[this.#restSlot];
    const snapshot = this.#snapshots[rest]?.[value];
    if (snapshot === undefined) throw new RangeError(`There is no state value ${value} with rest ${rest}.`);
    return snapshot;
  }

  /** The numbers of the state value and, where there is one, of the rest. */
  #numbersOf(snapshot: Snapshot): number[] {
    const value = this.interner.id(this.#valueSlot, canonicalJson(snapshot.value));
    const rests = this.#restSlot === null ? [] : [this.interner.id(this.#restSlot, restOf(snapshot))];
    const [rest = 0] = rests;
    this.#snapshots[rest] ??= [];
    this.#snapshots[rest][value] ??= { ...snapshot, context: this.#context };
    return [value, ...rests];
  }

  /** Whether the context has the members that it had, and no other. */
  #isWhole(context: Readonly<Record<string, unknown>>): boolean {
    const members = this.#members;
    if (Object.keys(context).length !== this.#names.length) return false;
    return this.#names.every(name => context[name] === members[name]);
  }

  /** Whatever is not written through the tracing context would be lost. */
  #refuseReplaced({ snapshot, observations }: Step<unknown>): void {
    const after: Record<string, unknown> = snapshot.context;
    for (const context of [after, this.#context]) {
      if (this.#isWhole(context)) continue;
      for (const key of new Set([...Object.keys(this.#members), ...Object.keys(context)])) {
        if (context[key] === this.#members[key]) continue;
        throw new Untraceable(
          `context.${key} was replaced: tracing follows edits of leaves, edit(draft => { draft.record.leaf = value; }).`,
        );
      }
    }
    for (const observation of observations) refuseTracing('An observation', observation);
  }
}

/** The state as canonical JSON. */
function shown(snapshot: Snapshot): string {
  const { value, context } = snapshot;
  const rest = restOf(snapshot);
  return canonicalJson({ value, context, ...(rest === '' ? {} : { rest }) });
}

const REST = 'the rest of the state';

/** @param writes pairs of slot and value */
function written(row: Row, writes: readonly number[]): Row {
  const after = row.slice();
  for (const [place, slot] of writes.entries())
    if (place % 2 === 0) after.set(writes.slice(place + 1, place + 2), slot);
  return after;
}
