import type { MachineSteps, Snapshot } from '../../machine/machine-steps.ts';
import type { State } from '../../machine/state.ts';
import { stateOf } from '../../machine/state-of.ts';
import { stateText } from '../../machine/state-text.ts';
import { Atoms } from '../rows/atom.ts';
import type { Coarseness } from '../rows/coarser.ts';
import { Interner } from '../rows/interner.ts';
import { Layout } from '../rows/layout.ts';
import type { Row } from '../rows/packing.ts';
import { Untraceable } from '../rows/untraceable.ts';
import { SymmetricSlots } from '../symmetry/symmetric-slots.ts';
import type { Symmetry } from '../symmetry/symmetry.ts';
import { StateByRegion } from './state-by-region.ts';
import type { StateSlots } from './state-slots.ts';
import { Trace } from './trace.ts';
import { TracingContexts } from './tracing-context.ts';
import { WholeState } from './whole-state.ts';

/**
 * The states of a machine as rows, and the other way round. A row has one slot for each leaf of the context, one for the
 * state value, or one for each of its regions where these go on by themselves, and, where the machine keeps more than
 * these two, one for the rest.
 */
export class StateRows<TContext> {
  readonly interner: Interner;
  /** The slots that trade places when symmetric names do. */
  readonly exchangeable: SymmetricSlots;
  /** Of the run that was made last. */
  readonly trace: Trace;
  readonly contexts: TracingContexts;
  readonly state: StateSlots;
  /** The first slot of the state; those before it are of the context. */
  readonly first: number;
  /** By slot, in words. */
  readonly names: readonly string[];
  readonly #layout: Layout;
  readonly #atoms: Atoms;
  readonly #initial: Snapshot;

  /**
   * @param symmetry slots that trade places when names are exchanged have common numbers for their values
   * @param coarse what of the context has no fixed shape
   * @throws an Error when the context does not have the names symmetrically
   * @throws Untraceable, Coarser
   */
  constructor(
    steps: Pick<MachineSteps<unknown>, 'initial' | 'hasRest' | 'regions'>,
    symmetry: Symmetry,
    coarse: Coarseness,
  ) {
    this.#initial = steps.initial();
    this.#atoms = new Atoms(whole => refuseNames(whole, symmetry));
    this.#layout = new Layout(this.#initial.context, this.#atoms, coarse);
    this.first = this.#layout.paths.length;
    // A symmetric name may be the key of a region.
    const regions = symmetry.groups.length > 0 ? null : steps.regions;
    const others = regions === null ? WholeState.names(steps.hasRest) : StateByRegion.names(regions);
    this.names = [...this.#layout.paths, ...others];
    this.exchangeable = new SymmetricSlots(symmetry, this.#layout);
    const domains = [...this.exchangeable.domains, ...others.map((_, place) => this.first + place)];
    this.interner = new Interner(this.names, domains, this.first);
    this.trace = new Trace(this.names.length, this.interner);
    this.contexts = new TracingContexts(this.#layout, this.trace);
    const { first, interner, trace } = this;
    const around = { first, interner, trace, initial: this.traced(this.#initial) };
    this.state =
      regions === null ? new WholeState(steps.hasRest, around) : new StateByRegion(regions, around);
  }

  /** Whether a leaf may be a record or an array as a whole. */
  get holdObjects(): boolean {
    return this.#atoms.holdObjects;
  }

  /** The row of the initial state. */
  initial(): Row {
    const leaves = this.#layout.initial.map((leaf, slot) => this.interner.id(slot, leaf));
    return Uint16Array.of(...leaves, ...this.state.numbersOf(this.#initial));
  }

  /**
   * The row of a state.
   *
   * @returns `null`: it holds what no state so far has held
   * @throws an Error that names the path where the context has another shape
   */
  find(state: State<object>): Row | null {
    const others = this.state.leavesOf(state);
    if (others === null) return null;
    const leaves = [...this.#layout.flatten(state.context), ...others];
    const row = new Uint16Array(leaves.length);
    for (const [slot, leaf] of leaves.entries()) {
      const id = this.interner.known(slot, leaf);
      if (id === null) return null;
      row[slot] = id;
    }
    return row;
  }

  /** The same with the tracing context. */
  traced(snapshot: Snapshot): Snapshot {
    return { ...snapshot, context: this.contexts.first };
  }

  /** What a row holds, with a context of plain data. */
  plain(row: Row): Snapshot {
    return { ...this.state.snapshotOf(row), context: this.context(row) };
  }

  /** The context as plain data. */
  context(row: Row): Record<string, unknown> {
    return this.#layout.build(this.#layout.paths.map((_, slot) => this.interner.value(slot, row[slot])));
  }

  /** The state, as plain data. */
  stateOf(row: Row): State<TContext> {
    return stateOf(this.plain(row));
  }

  /** The state in words. */
  describe(row: Row): string {
    return stateText(stateOf(this.plain(row)));
  }

  /** Two runs have found the same in these slots, and went on differently. */
  contradiction(slots: readonly number[]): Error {
    const same = slots.map(slot => this.names[slot]);
    return new Error(
      `An earlier run found the same in ${same.join(', ')}, but went on differently. Guards, actions and properties ` +
        'must depend on context and event alone: no clock, no chance, no variables of their own.',
    );
  }
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
