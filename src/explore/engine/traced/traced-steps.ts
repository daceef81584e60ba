import type { AnyStateMachine, EventObject } from 'xstate';
import { FailedEvent, tellingSteps } from '../../machine/machine-steps.ts';
import type { State } from '../../machine/state.ts';
import { FIXED } from '../rows/coarser.ts';
import { Packing, type Row } from '../rows/packing.ts';
import { Symmetry } from '../symmetry/symmetry.ts';
import { DecisionTrees } from './decision-tree.ts';
import { TracedMachine } from './traced-machine.ts';

/** A state of `TracedSteps`. */
export type TracedState = Row;

/** What an event does, and from where; runs that agree in what they look at have one in common. */
export interface TracedStep<TObservation> {
  /** Pairs of slot and value. */
  readonly writes: readonly number[];
  readonly observations: readonly TObservation[];
}

/**
 * Single steps of a machine, from any state to any other: XState runs only where no step so far has looked at the same.
 * For whoever walks by a plan of his own.
 */
export class TracedSteps<TContext, TEvent extends EventObject, TObservation> {
  readonly initial: TracedState;
  readonly #machine: TracedMachine<TContext, TObservation>;
  readonly #trees: DecisionTrees;
  readonly #roots = new Map<TEvent, number>();
  readonly #known: (TracedStep<TObservation> | null)[] = [];

  /** @throws an Error when the machine cannot enter its initial state */
  constructor(machine: AnyStateMachine) {
    const steps = tellingSteps<TObservation>(machine);
    this.#machine = new TracedMachine(steps, new Symmetry([]), FIXED);
    this.initial = this.#machine.initialRow();
    this.#trees = new DecisionTrees(new Packing(this.#machine.interner.likely));
  }

  /**
   * @param event the same object for the same event
   * @returns what the event does in the state; `null`: the machine refuses it
   * @throws what a guard or an action has thrown, wrapped
   */
  take(state: TracedState, event: TEvent): TracedStep<TObservation> | null {
    const tree = this.#treeOf(event);
    const found = this.#trees.find(tree, state);
    return this.#known[found < 0 ? this.#learn(tree, event, state) : found] ?? null;
  }

  /** The state after a step. */
  after(state: TracedState, { writes }: TracedStep<TObservation>): TracedState {
    const after = state.slice();
    for (let place = 0; place < writes.length; place += 2) after[writes[place]] = writes[place + 1];
    return after;
  }

  /** Equal for equal states. */
  keyOf(state: TracedState): string {
    return String.fromCharCode(...state);
  }

  /** The state, as plain data. */
  state(state: TracedState): State<TContext> {
    return this.#machine.state(state);
  }

  #learn(tree: number, event: TEvent, state: TracedState): number {
    try {
      const known = this.#known.push(this.#machine.step(event, state)) - 1;
      const { reads } = this.#machine.trace;
      const parted = this.#trees.insert(tree, reads, state, known);
      if (parted !== null) throw this.#machine.contradiction(reads.slice(0, parted));
      return known;
    } catch (error) {
      throw new FailedEvent(error, event, this.#machine.describe(state));
    }
  }

  #treeOf(event: TEvent): number {
    const known = this.#roots.get(event) ?? this.#trees.plant();
    this.#roots.set(event, known);
    return known;
  }
}
