import type { EventObject } from 'xstate';
import { canonicalJson } from './canonical-json.ts';
import { DecisionTrees } from './decision-tree.ts';
import type { Graph } from './graph.ts';
import { type MachineSteps, wrapped } from './machine-steps.ts';
import { Outcomes } from './outcomes.ts';
import { type Row, RowStore } from './row-store.ts';
import type { Space, SpaceOptions } from './space.ts';
import { TracedMachine } from './traced-machine.ts';

/**
 * States as rows of small numbers. The machine is run only where the event's decision tree has no path for the
 * state yet; everywhere else the outcome of an earlier run, which looked at the same values, is applied.
 */
export class TracedSpace<TContext, TEvent extends EventObject, TObservation> implements Space {
  readonly #steps: MachineSteps<TObservation>;
  readonly #options: SpaceOptions<TContext, TEvent, TObservation>;
  readonly #machine: TracedMachine<TContext, TObservation>;
  readonly #store: RowStore;
  readonly #trees: DecisionTrees;
  readonly #outcomes = new Outcomes();
  readonly #recheck: number;
  #untilRecheck: number;

  /** @param recheck every so many steps are run again without tracing and compared; 0: none */
  constructor(
    steps: MachineSteps<TObservation>,
    options: SpaceOptions<TContext, TEvent, TObservation>,
    recheck: number,
  ) {
    this.#steps = steps;
    this.#options = options;
    this.#recheck = recheck;
    this.#untilRecheck = recheck;
    this.#machine = new TracedMachine(steps);
    this.#trees = new DecisionTrees(options.events.length + options.predicates.length);
    this.#store = new RowStore(this.#machine.slots);
    this.#store.candidate.set(this.#machine.initialRow());
    this.#store.add(this.#store.hashOfCandidate(this.#machine.slots), -1, 0);
  }

  get size(): number {
    return this.#store.size;
  }

  get slowSteps(): number {
    return this.#steps.count;
  }

  expand(state: number, most: number, graph: Graph | null): number {
    const store = this.#store;
    const trees = this.#trees;
    const outcomes = this.#outcomes;
    const { zobrist } = store;
    const base = state * store.stride;
    const hashBefore = store.hashes[state] ?? 0;
    const count = this.#options.events.length;
    let transitions = 0;
    store.load(state);
    for (let event = 0; event < count; event++) {
      let outcome = trees.find(event, store.rows, base);
      if (outcome < 0) outcome = this.#learn(event, state);
      if (this.#recheck > 0 && --this.#untilRecheck === 0) this.#compare(event, state, outcome);
      if (outcome === 0) continue;
      transitions++;
      if (outcomes.alarmed[outcome] === 1) {
        for (const alarm of outcomes.alarms(outcome)) this.#options.onAlarm(alarm, state, event);
      }
      // `?? 0`: the indices are in range by construction, which the type checker cannot see.
      const { candidate } = store;
      const { keys, shift } = zobrist;
      const { writes } = outcomes;
      const from = outcomes.starts[outcome] ?? 0;
      const to = outcomes.starts[outcome + 1] ?? 0;
      let hash = hashBefore;
      for (let write = from; write < to; write += 2) {
        const slot = writes[write] ?? 0;
        const value = writes[write + 1] ?? 0;
        const first = slot << shift;
        hash ^= (keys[first + (candidate[slot] ?? 0)] ?? 0) ^ (keys[first + value] ?? 0);
        candidate[slot] = value;
      }
      const target = store.add(hash, state, event);
      if (graph !== null) graph.add(target);
      if (store.size >= most) break;
      const { rows } = store;
      for (let write = from; write < to; write += 2) {
        const slot = writes[write] ?? 0;
        candidate[slot] = rows[base + slot] ?? 0;
      }
    }
    return transitions;
  }

  stuck(state: number): boolean {
    return this.#options.events.every((_, event) => {
      const outcome = this.#trees.find(event, this.#store.rows, state * this.#store.stride);
      return (outcome < 0 ? this.#learn(event, state) : outcome) === 0;
    });
  }

  holds(predicate: number, state: number): boolean {
    const tree = this.#options.events.length + predicate;
    const { rows, stride } = this.#store;
    const leaf = this.#trees.find(tree, rows, state * stride);
    return (leaf < 0 ? this.#learnPredicate(tree, predicate, rows, state * stride) : leaf) === 1;
  }

  parent(state: number): number {
    return this.#store.parent(state);
  }

  event(state: number): number {
    return this.#store.event(state);
  }

  /** Runs the machine, keeps what it did, and returns the outcome. Rows, candidate and keys may be replaced. */
  #learn(number: number, state: number): number {
    const { rows, stride } = this.#store;
    const base = state * stride;
    const event = this.#event(number);
    try {
      const effect = this.#machine.step(event, rows, base);
      let outcome = 0;
      if (effect !== null && this.#options.counts(event, effect.observations)) {
        const alarms = [...this.#options.alarms.keys()].filter(alarm => {
          const when = this.#options.alarms[alarm];
          return when !== undefined && effect.observations.some(observation => when(observation));
        });
        outcome = this.#outcomes.add(effect.writes, effect.observations, alarms);
      }
      this.#keep(number, rows, base, outcome);
      this.#store.fit(this.#machine.interner.most);
      return outcome;
    } catch (error) {
      throw wrapped(error, event, this.#machine.describe(rows, base));
    }
  }

  #learnPredicate(tree: number, predicate: number, rows: Row, base: number): number {
    const asked = this.#options.predicates[predicate];
    if (asked === undefined) throw new RangeError(`There is no predicate ${predicate}.`);
    const leaf = this.#machine.test(asked, rows, base) ? 1 : 0;
    this.#keep(tree, rows, base, leaf);
    return leaf;
  }

  #keep(tree: number, rows: Row, base: number, leaf: number): void {
    const { reads } = this.#machine.trace;
    const parted = this.#trees.insert(tree, reads, rows, base, leaf);
    if (parted === null) return;
    const same = reads.slice(0, parted).map(slot => this.#machine.nameOf(slot));
    throw new Error(
      `An earlier run found the same in ${same.join(', ')}, but went on differently. Guards, actions and properties ` +
        'must depend on context and event alone: no clock, no chance, no variables of their own.',
    );
  }

  /** Takes one step again without tracing. */
  #compare(number: number, state: number, outcome: number): void {
    this.#untilRecheck = this.#recheck;
    const { rows, stride } = this.#store;
    const base = state * stride;
    const event = this.#event(number);
    const plain = this.#machine.plainStep(event, rows, base);
    const counted = plain !== null && this.#options.counts(event, plain.step.observations) ? plain : null;
    const expected =
      counted === null ? 'no transition' : `${counted.state} ${canonicalJson(counted.step.observations)}`;
    const traced =
      outcome === 0
        ? 'no transition'
        : `${this.#after(state, outcome)} ${this.#outcomes.observations(outcome)}`;
    if (traced === expected) return;
    throw new Error(
      `Event ${JSON.stringify(event)} in state ${this.#machine.describe(rows, base)} leads to ${expected}, ` +
        `but the traced run says ${traced}. Some guard or action depends on more than the leaves it reads, ` +
        'or keeps a part of the context from one run to the next.',
    );
  }

  #after(state: number, outcome: number): string {
    const { rows, stride } = this.#store;
    const row = rows.slice(state * stride, (state + 1) * stride);
    const { writes, starts } = this.#outcomes;
    for (let write = starts[outcome] ?? 0; write < (starts[outcome + 1] ?? 0); write += 2) {
      row[writes[write] ?? 0] = writes[write + 1] ?? 0;
    }
    return this.#machine.describe(row, 0);
  }

  #event(number: number): TEvent {
    const event = this.#options.events[number];
    if (event === undefined) throw new RangeError(`There is no event ${number}.`);
    return event;
  }
}
