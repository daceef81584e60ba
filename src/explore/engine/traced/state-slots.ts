import type { Snapshot } from '../../machine/machine-steps.ts';
import type { Looks } from '../../machine/seen-state.ts';
import type { State } from '../../machine/state.ts';
import type { Interner } from '../rows/interner.ts';
import type { Row } from '../rows/packing.ts';
import type { Trace } from './trace.ts';

/** The slots of a row that hold what a state has beside its context. */
export interface StateSlots {
  /** The numbers of what a snapshot has, by slot. */
  readonly numbersOf: (snapshot: Snapshot) => readonly number[];
  /** What they hold in a state; `null`: it is none of the machine. */
  readonly leavesOf: (state: State<unknown>) => readonly string[] | null;
  /** Looks at all on which it depends what an event does. */
  readonly lookFor: (type: string) => void;
  /** The snapshot that has what a row holds, with the tracing context. */
  readonly snapshotOf: (row: Row) => Snapshot;
  /** The same, telling what is looked at. */
  readonly looksAt: (row: Row) => Looks;
}

/** Where they stand. */
export interface Surroundings {
  /** The first of them. */
  readonly first: number;
  readonly interner: Interner;
  readonly trace: Trace;
  /** The initial state, with the tracing context. */
  readonly initial: Snapshot;
}
