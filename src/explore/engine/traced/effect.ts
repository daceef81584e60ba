import type { Row } from '../rows/packing.ts';

/** What one step does to a row. */
export interface Effect<TObservation> {
  /** Pairs of slot and value. */
  readonly writes: readonly number[];
  readonly observations: readonly TObservation[];
}

/** The row after a step. */
export function rowAfter(row: Row, { writes }: Effect<unknown>): Row {
  const after = row.slice();
  for (let place = 0; place < writes.length; place += 2) after[writes[place]] = writes[place + 1];
  return after;
}
