import type { EventObject } from 'xstate';
import type { AlikeNames } from './alike-names.ts';
import { AlikeRows } from './alike-rows.ts';
import { leafOf } from './decision-tree.ts';
import type { Route } from './history.ts';
import { Learned } from './learned.ts';
import type { MachineSteps } from './machine-steps.ts';
import type { Memory } from './memory.ts';
import type { State } from './property.ts';
import { recheck } from './recheck.ts';
import { hashOf, RowStore } from './row-store.ts';
import type { Edges, Followed, Instead, Space, SpaceOptions } from './space.ts';
import { Successors } from './successors.ts';
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
  /** `null`: no names are alike. */
  readonly #alike: AlikeRows<TContext, TEvent, TObservation> | null;
  readonly #recheck: number;
  #untilRecheck: number;
  /** The successors of states `#first` to `#last`, which are to be expanded next. */
  readonly #ahead = new Successors();
  /** Where those of each of these states end. */
  readonly #ends: number[] = [];
  #first = 0;
  #last = -1;

  /**
   * @param recheck every so many steps are run again without tracing and compared; 0: none
   * @param alike states that differ in the places of these names alone are one state
   * @throws an Error when the names cannot be exchanged
   */
  constructor(
    steps: MachineSteps<TObservation>,
    options: SpaceOptions<TContext, TEvent, TObservation>,
    {
      memory,
      recheck,
      alike,
    }: { readonly memory: Memory; readonly recheck: number; readonly alike: AlikeNames },
  ) {
    this.#steps = steps;
    this.#options = options;
    this.#recheck = recheck;
    this.#untilRecheck = recheck;
    this.#machine = new TracedMachine(steps, alike);
    this.#learned = new Learned(options, this.#machine, recheck > 0);
    this.#store = new RowStore(this.#machine.slots, memory);
    const initial = this.#machine.initialRow();
    this.#alike = alike.groups.length > 0 ? new AlikeRows(this.#learned, this.#store, alike, initial) : null;
    this.#addInitial(initial);
  }

  get size(): number {
    return this.#store.size;
  }

  get slowSteps(): number {
    return this.#steps.count;
  }

  get paths(): readonly number[] {
    return this.#learned.paths;
  }

  expand(state: number, most: number, edges: Edges | null): number {
    // At the states 0, 1, 2, 4, 8, ... it costs nothing that matters.
    if (this.#alike !== null && (state & (state - 1)) === 0)
      this.#alike.check(state, this.#options.predicates);
    if (state < this.#first || state > this.#last) this.#lookAhead(state);
    const place = state - this.#first;
    const from = place === 0 ? 0 : (this.#ends[place - 1] ?? 0);
    return this.#add(state, from, this.#ends[place] ?? 0, most, edges);
  }

  stuck(state: number): boolean {
    const steps = this.#learned.outcomesOf(this.#store.rows(state), this.#store.base(state));
    return steps.every(({ outcome }) => outcome === 0);
  }

  holds(predicate: number, state: number): boolean {
    return this.#learned.holds(predicate, this.#store.rows(state), this.#store.base(state));
  }

  parent(state: number): number {
    return this.#store.parent(state);
  }

  event(state: number): number {
    return this.#store.event(state);
  }

  follow(route: Route, instead: Instead | null): Followed {
    return this.#alike?.follow(route, instead) ?? { events: route.events, instead: instead?.event ?? null };
  }

  state(state: number): State<TContext> {
    return this.#machine.state(this.#store.rows(state), this.#store.base(state));
  }

  #addInitial(initial: readonly number[]): void {
    const store = this.#store;
    this.#refresh();
    store.candidate.set(initial);
    const hash = hashOf(this.#machine.slots, store.candidate, 0);
    store.add(this.#alike?.canonical.canonical(store.candidate, hash, store.zobrist) ?? hash, 0, -1, 0);
  }

  /** Makes room for what was learned. Rows and the candidate may be replaced. */
  #refresh(): void {
    if (this.#alike !== null) this.#alike.refresh();
    this.#store.fit(this.#machine.interner.most);
  }

  /**
   * Finds the successors of a state, and of the states after it as long as the machine need not be run for them:
   * that is enough for the store to look for many at a time.
   */
  #lookAhead(state: number): void {
    const ahead = this.#ahead;
    this.#first = state;
    this.#last = state;
    ahead.count = 0;
    this.#ends.length = 0;
    if (this.#recheck > 0) this.#recheckSteps(state);
    this.#refresh();
    if (!this.#find(state)) {
      this.#learn(state);
      this.#find(state);
    }
    this.#ends.push(ahead.count);
    const least = this.#recheck > 0 ? 0 : AHEAD;
    while (ahead.count < least && this.#last + 1 < this.#store.size && this.#find(this.#last + 1)) {
      this.#last++;
      this.#ends.push(ahead.count);
    }
    this.#store.announce(ahead.hashes, ahead.count);
  }

  /**
   * Finds the successors of a state: their hashes, the events that lead there, and the outcomes.
   *
   * @returns `false` where the machine has to be run for some; nothing is found then
   */
  #find(state: number): boolean {
    const store = this.#store;
    const rows = store.rows(state);
    const base = store.base(state);
    const offered = this.#learned.offered(rows, base);
    if (offered === null) return false;
    const ahead = this.#ahead;
    ahead.reserve(offered.length / 2);
    const hashBefore = store.hash(state);
    const { keys, shift } = store.zobrist;
    const { nodes, cells } = this.#learned.trees;
    const { keys: outcomeKeys, starts, writes } = this.#learned.outcomes;
    const { hashes, events, outcomes } = ahead;
    let end = ahead.count;
    for (let offer = 0; offer < offered.length; offer += 2) {
      // `?? 0` here and below: the indices are in range by construction, which the type checker cannot see.
      const outcome = leafOf(nodes, cells, offered[offer + 1] ?? 0, rows, base);
      if (outcome < 0) return false;
      if (outcome === 0) continue;
      const to = starts[outcome + 1] ?? 0;
      let hash = hashBefore ^ (outcomeKeys[outcome] ?? 0);
      for (let write = starts[outcome] ?? 0; write < to; write += 2) {
        const slot = writes[write] ?? 0;
        hash ^= keys[(slot << shift) + (rows[base + slot] ?? 0)] ?? 0;
      }
      hashes[end] = hash;
      events[end] = offered[offer] ?? 0;
      outcomes[end] = outcome;
      end++;
    }
    ahead.count = end;
    return true;
  }

  /** Runs the machine for the events of a state whose outcomes are not known yet. */
  #learn(state: number): void {
    this.#learned.outcomesOf(this.#store.rows(state), this.#store.base(state));
    this.#refresh();
  }

  #recheckSteps(state: number): void {
    const rows = this.#store.rows(state);
    const base = this.#store.base(state);
    for (const { event, outcome } of this.#learned.outcomesOf(rows, base)) {
      if (--this.#untilRecheck > 0) continue;
      this.#untilRecheck = this.#recheck;
      recheck(this.#learned, this.#options, { event, rows, base, outcome });
      this.#alike?.check(state, this.#options.predicates);
    }
  }

  /**
   * Adds the successors of a state that were found.
   *
   * @returns how many transitions were taken: fewer where `most` states are known before the end
   */
  #add(state: number, first: number, end: number, most: number, edges: Edges | null): number {
    const store = this.#store;
    const { alarmed, starts, writes } = this.#learned.outcomes;
    const { hashes, events, outcomes } = this.#ahead;
    const rows = store.rows(state);
    const base = store.base(state);
    const { candidate } = store;
    const canonical = this.#alike?.canonical ?? null;
    store.load(state);
    for (let place = first; place < end; place++) {
      const event = events[place] ?? 0;
      const outcome = outcomes[place] ?? 0;
      if (alarmed[outcome] === 1) {
        for (const alarm of this.#learned.outcomes.alarms(outcome))
          this.#options.onAlarm(alarm, state, event);
      }
      const from = starts[outcome] ?? 0;
      const to = starts[outcome + 1] ?? 0;
      for (let write = from; write < to; write += 2) candidate[writes[write] ?? 0] = writes[write + 1] ?? 0;
      let hash = hashes[place] ?? 0;
      const isMoved = canonical !== null && canonical.touches[outcome] === 1;
      if (isMoved) hash = canonical.canonical(candidate, hash, store.zobrist);
      const target = store.add(hash, place, state, event);
      if (edges !== null) edges.add(target, event);
      if (store.size >= most) return place - first + 1;
      if (isMoved) {
        store.load(state);
        continue;
      }
      for (let write = from; write < to; write += 2) {
        const slot = writes[write] ?? 0;
        candidate[slot] = rows[base + slot] ?? 0;
      }
    }
    return end - first;
  }
}

/** So many successors are enough to look for at a time. */
const AHEAD = 128;
