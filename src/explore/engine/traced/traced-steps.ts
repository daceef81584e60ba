import type { AnyStateMachine, EventObject } from 'xstate';
import { FailedEvent, tellingSteps } from '../../machine/machine-steps.ts';
import type { State } from '../../machine/state.ts';
import { FIXED } from '../rows/coarser.ts';
import { Packing, type Row } from '../rows/packing.ts';
import { Symmetry } from '../symmetry/symmetry.ts';
import { DecisionTrees } from './decision-tree.ts';
import { type Effect, rowAfter } from './effect.ts';
import { TracedMachine } from './traced-machine.ts';

/** A state of `TracedSteps`. */
export type TracedState = Row;

/** What an event does; runs that agree in what they look at have one in common. */
export type TracedStep<TObservation> = Effect<TObservation>;

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
    this.initial = this.#machine.rows.initial();
    this.#trees = new DecisionTrees(new Packing(this.#machine.rows.interner.likely));
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
  after(state: TracedState, step: TracedStep<TObservation>): TracedState {
    return rowAfter(state, step);
  }

  /** Equal for equal states. */
  keyOf(state: TracedState): string {
    return String.fromCharCode(...state);
  }

  /** The state, as plain data. */
  state(state: TracedState): State<TContext> {
    return this.#machine.rows.stateOf(state);
  }

  #learn(tree: number, event: TEvent, state: TracedState): number {
    try {
      const known = this.#known.push(this.#machine.step(event, state)) - 1;
      const { reads } = this.#machine.rows.trace;
      const parted = this.#trees.insert(tree, reads, state, known);
      if (parted !== null) throw this.#machine.rows.contradiction(reads.slice(0, parted));
      return known;
    } catch (error) {
      throw new FailedEvent(error, event, this.#machine.rows.describe(state));
    }
  }

  #treeOf(event: TEvent): number {
    const known = this.#roots.get(event) ?? this.#trees.plant();
    this.#roots.set(event, known);
    return known;
  }
}
