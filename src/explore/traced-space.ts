import type { EventObject } from 'xstate';
import { Learned } from './learned.ts';
import type { MachineSteps } from './machine-steps.ts';
import type { Memory } from './memory.ts';
import type { State } from './property.ts';
import { recheck } from './recheck.ts';
import { hashOf, RowStore } from './row-store.ts';
import type { Edges, Space, SpaceOptions } from './space.ts';
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
   * @throws OutOfMemory
   */
  constructor(
    steps: MachineSteps<TObservation>,
    options: SpaceOptions<TContext, TEvent, TObservation>,
    { memory, recheck }: { readonly memory: Memory; readonly recheck: number },
  ) {
    this.#steps = steps;
    this.#options = options;
    this.#recheck = recheck;
    this.#untilRecheck = recheck;
    this.#machine = new TracedMachine(steps);
    this.#learned = new Learned(options, this.#machine, recheck > 0);
    this.#store = new RowStore(this.#machine.slots, memory);
    this.#addInitial();
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
    if (state < this.#first || state > this.#last) this.#lookAhead(state);
    const place = state - this.#first;
    const from = place === 0 ? 0 : (this.#ends[place - 1] ?? 0);
    return this.#add(state, from, this.#ends[place] ?? 0, most, edges);
  }

  stuck(state: number): boolean {
    const rows = this.#store.rows(state);
    const base = this.#store.base(state);
    const isRefused = (event: number, place: number) =>
      place % 2 === 1 || this.#learned.outcome(event, rows, base) === 0;
    return this.#learned.offered(rows, base, true)?.every(isRefused) ?? true;
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

  state(state: number): State<TContext> {
    return this.#machine.state(this.#store.rows(state), this.#store.base(state));
  }

  #addInitial(): void {
    const store = this.#store;
    store.candidate.set(this.#machine.initialRow());
    store.add(hashOf(this.#machine.slots, store.candidate, 0), 0, -1, 0);
  }

  /**
   * Finds the successors of a state, and of the states after it as long as the machine need not be run for them:
   * that is enough for the store to look for many at a time.
   */
  #lookAhead(state: number): void {
    const ahead = this.#ahead;
    const least = this.#recheck > 0 ? 0 : AHEAD;
    this.#first = state;
    this.#last = state;
    ahead.count = 0;
    this.#ends.length = 0;
    this.#find(state, true);
    this.#ends.push(ahead.count);
    while (ahead.count < least && this.#last + 1 < this.#store.size && this.#find(this.#last + 1, false)) {
      this.#last++;
      this.#ends.push(ahead.count);
    }
    this.#store.announce(ahead.hashes, ahead.count);
  }

  /**
   * Finds the successors of a state: their hashes, the events that lead there, and the outcomes.
   *
   * @param learns whether the machine may be run
   * @returns `false` where it would have to be run; nothing is found then
   */
  #find(state: number, learns: boolean): boolean {
    const store = this.#store;
    const ahead = this.#ahead;
    const { trees, outcomes } = this.#learned;
    const { zobrist } = store;
    const base = store.base(state);
    const hashBefore = store.hash(state);
    const offered = this.#learned.offered(store.rows(state), base, learns);
    if (offered === null) return false;
    ahead.reserve(offered.length / 2);
    const { hashes, events, outcomes: found } = ahead;
    let rows = store.rows(state);
    let end = ahead.count;
    for (let offer = 0; offer < offered.length; offer += 2) {
      // `?? 0` here and below: the indices are in range by construction, which the type checker cannot see.
      const event = offered[offer] ?? 0;
      let outcome = trees.find(offered[offer + 1] ?? 0, rows, base);
      if (outcome < 0) {
        if (!learns) return false;
        outcome = this.#learned.learn(event, rows, base);
        store.fit(this.#machine.interner.most);
        rows = store.rows(state);
      }
      if (this.#recheck > 0 && --this.#untilRecheck === 0) {
        this.#untilRecheck = this.#recheck;
        recheck(this.#learned, this.#options, { event, rows, base, outcome });
      }
      if (outcome === 0) continue;
      const { keys, shift } = zobrist;
      const { writes } = outcomes;
      const to = outcomes.starts[outcome + 1] ?? 0;
      let hash = hashBefore ^ (outcomes.keys[outcome] ?? 0);
      for (let write = outcomes.starts[outcome] ?? 0; write < to; write += 2) {
        const slot = writes[write] ?? 0;
        hash ^= keys[(slot << shift) + (rows[base + slot] ?? 0)] ?? 0;
      }
      hashes[end] = hash;
      events[end] = event;
      found[end] = outcome;
      end++;
    }
    ahead.count = end;
    return true;
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
      const target = store.add(hashes[place] ?? 0, place, state, event);
      if (edges !== null) edges.add(target, event);
      if (store.size >= most) return place - first + 1;
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
