import { canonicalJson } from '../../machine/canonical-json.ts';
import type { Snapshot } from '../../machine/machine-steps.ts';
import { restOf } from '../../machine/rest.ts';
import type { Looks } from '../../machine/seen-state.ts';
import type { State } from '../../machine/state.ts';
import type { Row } from '../rows/packing.ts';
import type { StateSlots, Surroundings } from './state-slots.ts';

/** One slot for the state value and, where the machine keeps more than that, one for the rest. */
export class WholeState implements StateSlots {
  readonly #around: Surroundings;
  /** `null`: there is no rest. */
  readonly #restSlot: number | null;
  /** By the numbers of rest and state value: a snapshot that has them, with the tracing context. */
  readonly #snapshots: Snapshot[][] = [];

  constructor(hasRest: boolean, around: Surroundings) {
    this.#around = around;
    this.#restSlot = hasRest ? around.first + 1 : null;
  }

  static names(hasRest: boolean): readonly string[] {
    return hasRest ? ['the state value', 'the rest of the state'] : ['the state value'];
  }

  numbersOf(snapshot: Snapshot): readonly number[] {
    const { first, interner, initial } = this.#around;
    const value = interner.id(first, canonicalJson(snapshot.value));
    const rests = this.#restSlot === null ? [] : [interner.id(this.#restSlot, restOf(snapshot))];
    const [rest = 0] = rests;
    this.#snapshots[rest] ??= [];
    this.#snapshots[rest][value] ??= { ...snapshot, context: initial.context };
    return [value, ...rests];
  }

  leavesOf({ value, rest = '' }: State<unknown>): readonly string[] {
    return this.#restSlot === null ? [canonicalJson(value)] : [canonicalJson(value), rest];
  }

  lookFor(): void {
    this.#lookAtValue();
    this.#lookAtRest();
  }

  snapshotOf(row: Row): Snapshot {
    const value = row[this.#around.first];
    const rest = this.#restSlot === null ? 0 : row[this.#restSlot];
    const snapshot = this.#snapshots[rest]?.[value];
    if (snapshot === undefined) throw new RangeError(`There is no state value ${value} with rest ${rest}.`);
    return snapshot;
  }

  looksAt(row: Row): Looks {
    const snapshot = this.snapshotOf(row);
    const value = () => {
      this.#lookAtValue();
      return snapshot;
    };
    const rest = () => {
      this.#lookAtRest();
      return snapshot;
    };
    const status = () => {
      this.#lookAtValue();
      return rest();
    };
    return { value, tags: value, status, rest };
  }

  #lookAtValue(): void {
    this.#around.trace.look(this.#around.first);
  }

  #lookAtRest(): void {
    if (this.#restSlot !== null) this.#around.trace.look(this.#restSlot);
  }
}
