import type { EventObject } from 'xstate';
import type { MachineSteps } from '../../machine/machine-steps.ts';
import type { State } from '../../machine/state.ts';
import { Allowance } from '../../run/allowance.ts';
import type { Memory } from '../../run/memory.ts';
import type { Crew, WalkParts } from '../crew/crew.ts';
import { Journal } from '../crew/journal.ts';
import type { Retrace } from '../retrace.ts';
import type { Coarseness } from '../rows/coarser.ts';
import { hashOf, scrambled } from '../rows/hash.ts';
import { NewValues } from '../rows/new-values.ts';
import type { Row } from '../rows/packing.ts';
import { RowStore } from '../rows/row-store.ts';
import type { Edges, Space, SpaceOptions } from '../space.ts';
import { refuseStrangers } from '../symmetry/strangers.ts';
import type { Symmetry } from '../symmetry/symmetry.ts';
import { Learned } from './learned.ts';
import { merge } from './merge.ts';
import { recheck } from './recheck.ts';
import { SymmetricRows } from './symmetric-rows.ts';
import type { Taken } from './taken.ts';
import { TracedMachine } from './traced-machine.ts';

/**
 * States as rows of small numbers. The machine is run only where the event's decision tree has no path for the
 * state yet; everywhere else the outcome of an earlier run, which looked at the same values, is applied.
 */
export class TracedSpace<TContext, TEvent extends EventObject, TObservation> implements Space<TContext> {
  readonly #steps: MachineSteps<TObservation>;
  readonly #options: SpaceOptions<TContext, TEvent, TObservation>;
  readonly #machine: TracedMachine<TContext, TObservation>;
  readonly #learned: Learned<TContext, TEvent, TObservation>;
  readonly #store: RowStore;
  /** `null`: all names are told apart. */
  readonly #symmetric: SymmetricRows<TContext, TEvent, TObservation> | null;
  /** 0: some steps, as many as cost nothing to speak of. */
  readonly #recheck: number;
  #untilRecheck: number;
  readonly #allowance = new Allowance();
  /** So many steps of those some are taken again still. */
  #left = RECHECKED;
  /** The calls of `transition()` for that. */
  #rechecks = 0;
  /** A packed row. */
  #successor = new Int32Array();
  /** The next state that is held against itself under other names. */
  #nextCheck = 0;
  readonly #newValues: NewValues;
  /** `null`: nobody helps. */
  readonly #crew: Crew | null;

  /**
   * @param recheck every so many steps are run again without tracing and compared; 0: some, and that whatever is asked
   * @param symmetry states that differ in the places of these names alone are one state
   * @param coarse what of the context has no fixed shape
   * @param hire makes other threads help; `null`: none do
   * @throws an Error when the names cannot be exchanged
   * @throws Untraceable, Coarser
   */
  constructor(
    steps: MachineSteps<TObservation>,
    options: SpaceOptions<TContext, TEvent, TObservation>,
    {
      memory,
      recheck,
      symmetry,
      coarse,
      hire,
    }: {
      readonly memory: Memory;
      readonly recheck: number;
      readonly symmetry: Symmetry;
      readonly coarse: Coarseness;
      readonly hire: Hire | null;
    },
  ) {
    this.#steps = steps;
    this.#options = options;
    this.#recheck = recheck;
    this.#untilRecheck = recheck;
    this.#machine = new TracedMachine(steps, symmetry, coarse);
    const initial = this.#machine.rows.initial();
    this.#newValues = new NewValues(this.#machine.rows.interner);
    this.#store = new RowStore(this.#machine.rows.interner.likely, memory);
    const journal = hire === null ? null : new Journal();
    this.#learned = new Learned(options, this.#machine, this.#store.packing, recheck > 0, journal);
    // Events that a function lists are not known yet.
    if (options.events.fixed !== null)
      refuseStrangers(
        symmetry,
        this.#machine.rows.exchangeable,
        this.#machine.rows.interner.since(0),
        options.events.all,
      );
    this.#symmetric =
      symmetry.groups.length > 0 ? new SymmetricRows(this.#learned, this.#store, symmetry, initial) : null;
    const canonical = this.#symmetric?.canonical ?? null;
    this.#crew =
      hire &&
      journal &&
      hire({ store: this.#store, journal, memory, canonical }, options.events.fixed !== null);
    this.#addInitial(initial);
  }

  get size(): number {
    return this.#store.size;
  }

  get slowSteps(): number {
    return this.#steps.count - this.#rechecks;
  }

  /** By the number of an event: the ways through the machine that are told apart. */
  get paths(): readonly number[] {
    return this.#learned.paths;
  }

  expand(state: number, most: number, edges: Edges | null): number {
    if (this.#symmetric !== null && state >= this.#nextCheck) {
      this.#nextCheck = state < CHECKED ? state + 1 : Math.ceil(state * CHECK_GROWTH);
      this.#symmetric.check(state, this.#options.predicates);
    }
    if (this.#recheck > 0) this.#recheckSteps(state);
    else if (this.#left > 0 && (state < RECHECKED || state % RECHECK_STRIDE === 0)) this.#recheckStep(state);
    this.#refresh();
    const record = this.#crew?.record(state, edges !== null) ?? -1;
    if (this.#crew !== null && record >= 0) return this.#merge(this.#crew, record, state, most, edges);
    const taken = this.#taken(state);
    if (taken !== null) return this.#add(state, taken, most, edges);
    this.#learned.outcomesOf(this.#store.row(state));
    this.#refresh();
    const learned = this.#taken(state);
    if (learned === null)
      throw new Error(`The events of state ${state} are not known after they were learned.`);
    return this.#add(state, learned, most, edges);
  }

  /** To be called when no state will be expanded any more. */
  end(): void {
    this.#crew?.end();
  }

  stuck(state: number): boolean {
    const steps = this.#learned.outcomesOf(this.#store.row(state));
    return steps.every(({ outcome }) => outcome === 0);
  }

  holds(predicate: number, state: number): boolean {
    return (
      this.#learned.held(predicate, this.#store.words(state), this.#store.base(state)) ??
      this.#learned.holds(predicate, this.#store.row(state))
    );
  }

  parent(state: number): number {
    return this.#store.parent(state);
  }

  event(state: number): number {
    return this.#store.event(state);
  }

  /** `null`: every route leads where it says. */
  get retrace(): Retrace | null {
    const symmetric = this.#symmetric;
    return symmetric && ((route, instead) => symmetric.retrace(route, instead));
  }

  state(state: number): State<TContext> {
    return this.#machine.rows.stateOf(this.#store.row(state));
  }

  find(state: State<TContext & object>): number | null {
    const row = this.#machine.rows.find(state);
    if (row === null) return null;
    const { packing } = this.#store;
    const packed = new Int32Array(packing.words);
    packing.pack(row, packed);
    this.#symmetric?.canonical.canonicalize(packed, packing);
    const found = this.#store.find(hashOf(packed, 0, packing.words), packed);
    return found === -1 ? null : found;
  }

  #addInitial(initial: Row): void {
    this.#refresh();
    const { packing } = this.#store;
    packing.pack(initial, this.#successor);
    this.#symmetric?.canonical.canonicalize(this.#successor, packing);
    this.#store.add(hashOf(this.#successor, 0, packing.words), this.#successor, -1, 0);
  }

  /** Makes room for what was learned. Rows may be packed in another way then. */
  #refresh(): void {
    if (this.#symmetric !== null) this.#symmetric.refresh();
    const { interner } = this.#machine.rows;
    if (this.#newValues.exist) {
      // Before anything is made for them: where there is no memory for that, the rows stay as they are.
      this.#newValues.pass();
      if (!this.#store.packing.holds(interner.counts)) this.#store.repack(interner.likely);
      this.#successor = new Int32Array(this.#store.packing.words);
    }
    this.#learned.fit(this.#store.packing);
  }

  #recheckSteps(state: number): void {
    const row = this.#store.row(state);
    for (const { event, outcome } of this.#learned.outcomesOf(row)) {
      if (--this.#untilRecheck > 0) continue;
      this.#untilRecheck = this.#recheck;
      recheck(this.#learned, this.#options, { event, row, outcome });
      this.#symmetric?.check(state, this.#options.predicates);
    }
  }

  /** One of the steps out of the state, another one each time, while there is time for that. */
  #recheckStep(state: number): void {
    if (!this.#allowance.isLeft) return;
    const row = this.#store.row(state);
    const steps = this.#learned.outcomesOf(row);
    const step = steps[this.#left % steps.length];
    if (steps.length === 0) return;
    const before = this.#steps.count;
    this.#allowance.spend(() => recheck(this.#learned, this.#options, { ...step, row }));
    this.#rechecks += this.#steps.count - before;
    this.#left--;
  }

  /** What the events do in a state; `null`: the machine has to be run for some. */
  #taken(state: number): Taken | null {
    return this.#learned.taken(this.#store.words(state), this.#store.base(state));
  }

  #merge(crew: Crew, record: number, state: number, most: number, edges: Edges | null): number {
    const onAlarms = (outcome: number, event: number) => this.#alarm(outcome, state, event);
    return merge(crew, record, this.#successor, this.#store, state, most, edges, onAlarms);
  }

  #alarm(outcome: number, state: number, event: number): void {
    for (const alarm of this.#learned.outcomes.alarms(outcome)) this.#options.onAlarm(alarm, state, event);
  }

  /**
   * Adds the successors of a state.
   *
   * @returns how many transitions were taken: fewer where `most` states are known before the end
   */
  #add(state: number, { steps, end }: Taken, most: number, edges: Edges | null): number {
    const store = this.#store;
    const { packing } = store;
    const width = packing.words;
    const words = store.words(state);
    const base = store.base(state);
    const hashBefore = hashOf(words, base, width);
    const canonical = this.#symmetric?.canonical ?? null;
    const { alarmed, edits, editStarts } = this.#learned.outcomes;
    const successor = this.#successor;
    for (let word = 0; word < width; word++) successor[word] = words[base + word];
    for (let step = 0; step < end; step += 2) {
      const event = steps[step];
      const outcome = steps[step + 1];
      if (alarmed[outcome] === 1) this.#alarm(outcome, state, event);
      const first = editStarts[outcome];
      const last = editStarts[outcome + 1];
      let hash = hashBefore;
      for (let edit = first; edit < last; edit += 3) {
        const word = edits[edit];
        const before = words[base + word];
        const after = (before & edits[edit + 1]) | edits[edit + 2];
        successor[word] = after;
        hash ^= scrambled(before, word) ^ scrambled(after, word);
      }
      const isMoved = canonical !== null && canonical.touches[outcome] === 1;
      if (isMoved) {
        canonical.canonicalize(successor, packing);
        hash = hashOf(successor, 0, width);
      }
      const target = store.add(hash, successor, state, event);
      if (edges !== null) edges.add(target, event);
      if (store.size >= most) return step / 2 + 1;
      if (isMoved) {
        for (let word = 0; word < width; word++) successor[word] = words[base + word];
      } else {
        for (let edit = first; edit < last; edit += 3) {
          const word = edits[edit];
          successor[word] = words[base + word];
        }
      }
    }
    return end / 2;
  }
}

/** Makes a crew for a walk. */
export type Hire = (parts: WalkParts, isFixed: boolean) => Crew;

/** So many steps are taken again in any walk that lasts, and looking for them stops at no more than each of so many states. */
const RECHECKED = 300;
const RECHECK_STRIDE = 64;

/** Every one of the first states is checked, and then so few, a hundred of a million, that it costs little. */
const CHECKED = 128;
const CHECK_GROWTH = 1.1;
