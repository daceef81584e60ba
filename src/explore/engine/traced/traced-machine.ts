import type { EventObject } from 'xstate';
import { dataText } from '../../machine/data-text.ts';
import { eventText } from '../../machine/event-text.ts';
import type { MachineSteps, Snapshot, Step } from '../../machine/machine-steps.ts';
import { restOf } from '../../machine/rest.ts';
import { looksAt, seenState } from '../../machine/seen-state.ts';
import type { SeenState, State } from '../../machine/state.ts';
import { Atoms, shared } from '../rows/atom.ts';
import type { Coarseness } from '../rows/coarser.ts';
import { Interner } from '../rows/interner.ts';
import { Layout } from '../rows/layout.ts';
import type { Row } from '../rows/packing.ts';
import { Untraceable } from '../rows/untraceable.ts';
import { SymmetricSlots } from '../symmetry/symmetric-slots.ts';
import type { Symmetry } from '../symmetry/symmetry.ts';
import { disagreement } from './disagreement.ts';
import { InnerSteps, Raised } from './inner-steps.ts';
import { StateByRegion } from './state-by-region.ts';
import type { StateSlots } from './state-slots.ts';
import { Trace } from './trace.ts';
import { refuseTracing, TracingContexts } from './tracing-context.ts';
import { WholeState } from './whole-state.ts';

/** What one step does to a row. */
export interface Effect<TObservation> {
  /** Pairs of slot and value. */
  readonly writes: readonly number[];
  readonly observations: readonly TObservation[];
}

/**
 * Runs the machine and the properties on rows, by way of a context that traces what they look at. A row has
 * one slot for each leaf of the context, one for the state value, or one for each of its regions where these go on by
 * themselves, and, where the machine keeps more than these two, one for the rest.
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
  readonly #atoms: Atoms;
  readonly #contexts: TracingContexts;
  /** The first slot that is none of the context. */
  readonly #firstOfState: number;
  readonly #state: StateSlots;
  /** By slot, in words. */
  readonly #names: readonly string[];
  readonly #initial: Snapshot;
  /** So many steps were taken by inner ones; those whose number is a power of two are confirmed. */
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
    this.#initial = steps.initial();
    this.#atoms = new Atoms(whole => refuseNames(whole, symmetry));
    this.#layout = new Layout(this.#initial.context, this.#atoms, coarse);
    this.#firstOfState = this.#layout.paths.length;
    // A symmetric name may be the key of a region.
    const regions = symmetry.groups.length > 0 ? null : steps.regions;
    const others = regions === null ? WholeState.names(steps.hasRest) : StateByRegion.names(regions);
    this.slots = this.#firstOfState + others.length;
    this.#names = [...this.#layout.paths, ...others];
    this.exchangeable = new SymmetricSlots(symmetry, this.#layout);
    const domains = [...this.exchangeable.domains, ...others.map((_, place) => this.#firstOfState + place)];
    this.interner = new Interner(this.#names, domains, this.#firstOfState);
    this.trace = new Trace(this.slots, this.interner);
    this.#contexts = new TracingContexts(this.#layout, this.trace);
    const initial = { ...this.#initial, context: this.#contexts.first };
    const around = { first: this.#firstOfState, interner: this.interner, trace: this.trace, initial };
    this.#state =
      regions === null ? new WholeState(steps.hasRest, around) : new StateByRegion(regions, around);
    this.#inner = steps.hasInnerSteps
      ? new InnerSteps(steps, this.trace, {
          traced: snapshot => ({ ...snapshot, context: this.#contexts.first }),
          check: step => this.#refuseReplaced(step),
          contradiction: slots => this.contradiction(slots),
        })
      : null;
  }

  /** The row of the initial state. */
  initialRow(): Row {
    const leaves = this.#layout.initial.map((leaf, slot) => this.interner.id(slot, leaf));
    return Uint16Array.of(...leaves, ...this.#state.numbersOf(this.#initial));
  }

  /**
   * The row of a state.
   *
   * @returns `null`: it holds what no state so far has held
   * @throws an Error that names the path where the context has another shape
   */
  rowOf(state: State<object>): Row | null {
    const others = this.#state.leavesOf(state);
    if (others === null) return null;
    const leaves = [...this.#layout.flatten(state.context), ...others];
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
    const isInner = this.#inner !== null && isPowerOfTwo(++this.#walks);
    if (isInner || this.#isDoubtful()) this.#confirm(event, row, effect);
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
    for (const [place, id] of this.#state.numbersOf(step.snapshot).entries()) {
      const slot = this.#firstOfState + place;
      if (row[slot] === id) continue;
      if (!trace.hasRead(slot)) throw new Untraceable(`${eventText(event)} changes ${this.#names[slot]}.`);
      writes.push(slot, id);
    }
    return { writes, observations: step.observations };
  }

  /** The step, which the trace has seen. */
  #take(event: EventObject, row: Row): Step<TObservation> | null {
    const { trace } = this;
    const begin = () => {
      trace.begin(row);
      trace.readOnly = null;
      this.#state.lookFor(event.type);
      return this.#state.snapshotOf(row);
    };
    if (this.#inner !== null) {
      try {
        return this.#inner.take(this.#state.snapshotOf(row), event, begin);
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

  /** Where there are objects, a machine may look at which they are, and not at what they hold. */
  #isDoubtful(): boolean {
    if (!this.#atoms.holdObjects) return false;
    this.#objectSteps++;
    return this.#objectSteps <= CONFIRMED || this.#objectSteps % CONFIRMED_STRIDE === 0;
  }

  /** Holds a walk over inner steps against the step that the machine makes at once. */
  #confirm(event: EventObject, row: Row, effect: Effect<TObservation> | null): void {
    const plain = this.plainStep(event, row);
    const expected = plain && `${plain.state} ${dataText(plain.step.observations)}`;
    const found = effect && `${this.describe(written(row, effect.writes))} ${dataText(effect.observations)}`;
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
    if (this.#atoms.holdObjects) {
      const apart = [1, 2].map(() => this.#run(event, row, this.#plainContext(row))?.state);
      const together = [1, 2].map(() => this.plainStep(event, row)?.state);
      if (apart[0] === apart[1] && together[0] === together[1] && apart[0] !== together[0])
        return new Untraceable(
          `Event ${eventText(event)} in state ${this.describe(row)} asks which object it is, and not what it holds.`,
        );
    }
    return disagreement(event, this.describe(row), { expected, found });
  }

  /** Whether what a traced run has thrown is no failure of the machine: a run without tracing goes well. */
  isToBlame(plainly: () => unknown): boolean {
    if (!this.#atoms.holdObjects) return false;
    try {
      plainly();
      return true;
    } catch {
      return false;
    }
  }

  /**
   * @param readOnly what to say when the function writes
   * @returns what a function of the state says about the state
   */
  look<T>(row: Row, readOnly: string, ask: (state: SeenState<TContext>) => T): T {
    const { trace } = this;
    trace.begin(row);
    trace.readOnly = readOnly;
    const context: Snapshot['context'] = this.#contexts.first;
    return ask(seenState<TContext>(context, this.#state.looksAt(row)));
  }

  /** The same without tracing. */
  lookPlainly<T>(row: Row, ask: (state: SeenState<TContext>) => T): T {
    const snapshot: Snapshot = { ...this.#state.snapshotOf(row), context: this.#plainContext(row) };
    return ask(seenState<TContext>(snapshot.context, looksAt(snapshot)));
  }

  /** The same step without tracing: the state after it as canonical JSON, or `null` where it is refused. */
  plainStep(event: EventObject, row: Row): { state: string; step: Step<TObservation> } | null {
    const context = this.#plainContext(row);
    if (!this.#atoms.holdObjects) return this.#run(event, row, context);
    const known = new Map<string, object>();
    for (const part of partsOf(event)) known.set(dataText(part), part);
    return this.#run(event, row, shared(context, known));
  }

  #run(event: EventObject, row: Row, context: unknown): { state: string; step: Step<TObservation> } | null {
    const snapshot = { ...this.#state.snapshotOf(row), context };
    if (!this.#steps.accepts(snapshot, event)) return null;
    const step = this.#steps.step(snapshot, event);
    return { state: shown(step.snapshot), step };
  }

  /** The state, as plain data. */
  state(row: Row): State<TContext> {
    const plain: Snapshot = { ...this.#state.snapshotOf(row), context: this.#plainContext(row) };
    const rest = restOf(plain);
    return { value: plain.value, context: plain.context, ...(rest === '' ? {} : { rest }) };
  }

  /** The state as canonical JSON. */
  describe(row: Row): string {
    return shown({ ...this.#state.snapshotOf(row), context: this.#plainContext(row) });
  }

  /** Two runs have found the same in these slots, and went on differently. */
  contradiction(slots: readonly number[]): Error {
    const same = slots.map(slot => this.#names[slot]);
    return new Error(
      `An earlier run found the same in ${same.join(', ')}, but went on differently. Guards, actions and properties ` +
        'must depend on context and event alone: no clock, no chance, no variables of their own.',
    );
  }

  #plainContext(row: Row): Record<string, unknown> {
    return this.#layout.build(this.#layout.paths.map((_, slot) => this.interner.value(slot, row[slot])));
  }

  /** Whatever is not written through the tracing context would be lost. */
  #refuseReplaced({ snapshot, observations }: Step<unknown>): void {
    if (!this.#contexts.isLast(snapshot.context))
      throw new Untraceable('The context was replaced by something else than assign or an edit.');
    for (const observation of observations) refuseTracing('An observation', observation);
  }
}

/** The state as canonical JSON. */
function shown(snapshot: Snapshot): string {
  const { value, context } = snapshot;
  const rest = restOf(snapshot);
  return dataText({ value, context, ...(rest === '' ? {} : { rest }) });
}

/** So many steps are taken again where there are objects, and every so many after that. */
const CONFIRMED = 512;
const CONFIRMED_STRIDE = 16;

function isPowerOfTwo(number: number): boolean {
  return (number & (number - 1)) === 0;
}

/** The records and arrays in an event. */
function partsOf(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(member =>
    typeof member === 'object' && member !== null ? [member, ...partsOf(member)] : [],
  );
}

/** Names are exchanged where they are keys, or leaves by themselves. */
function refuseNames(whole: unknown, symmetry: Symmetry): void {
  if (typeof whole === 'string' && symmetry.groupOf(whole) !== undefined)
    throw new Untraceable(`The symmetric name "${whole}" stands within data of no fixed shape.`);
  if (typeof whole !== 'object' || whole === null) return;
  for (const [key, member] of Object.entries(whole)) {
    refuseNames(key, symmetry);
    refuseNames(member, symmetry);
  }
}

/** @param writes pairs of slot and value */
function written(row: Row, writes: readonly number[]): Row {
  const after = row.slice();
  for (const [place, slot] of writes.entries())
    if (place % 2 === 0) after.set(writes.slice(place + 1, place + 2), slot);
  return after;
}
