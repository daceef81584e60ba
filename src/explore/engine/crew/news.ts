import type { HashSegments } from '../rows/hash-table.ts';
import type { Exchanging } from '../symmetry/least-rows.ts';
import type { Lane } from './lane.ts';
import type { Port } from './threads.ts';

/** What a runner begins with. */
export interface Task {
  readonly lane: Lane;
  /** Brings the news. */
  readonly port: Port;
  /** Whether the first offer is made in every state. */
  readonly isFixed: boolean;
  /** Whether every transition is to be told; else those to states that were found, and those that set off alarms. */
  readonly tellsAll: boolean;
  /** Whether somebody may wait for its records. */
  readonly notifies: boolean;
}

/** What a runner is told on the way. */
export type News =
  /** What was learned; see `Journal`. */
  | { readonly kind: 'learned'; readonly journal: Int32Array }
  /** How many values each slot has room for from now on. All rows and the table follow. */
  | { readonly kind: 'packing'; readonly room: readonly number[] }
  | { readonly kind: 'rows'; readonly chunk: number; readonly words: Int32Array }
  /** How the least of all rows that become each other is found from now on. */
  | { readonly kind: 'exchanging'; readonly exchanging: Exchanging }
  | { readonly kind: 'table'; readonly table: HashSegments };
