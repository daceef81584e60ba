import type { Crew } from '../crew/crew.ts';
import { ALARMED, ASIDE, FOUND, HEAD, KIND, PLACE_SHIFT, SEEN } from '../crew/lane.ts';
import type { RowStore } from '../rows/row-store.ts';
import type { Edges } from '../space.ts';

/**
 * Adds the successors of a state that another thread has expanded, as if they had been found here.
 *
 * @param at where its record is
 * @param row room for a packed row
 * @param onAlarms told of each outcome that sets off alarms, with the event
 * @returns how many transitions were taken: fewer where `most` states are known before the end
 */
export function merge(
  { ring, targets }: Crew,
  at: number,
  row: Int32Array,
  store: RowStore,
  state: number,
  most: number,
  edges: Edges | null,
  onAlarms: (outcome: number, event: number) => void,
): number {
  const { words: width } = store.packing;
  const end = ring[at + 2];
  for (let from = at + HEAD; from < end; ) {
    const event = ring[from++];
    const entry = ring[from++];
    const kind = entry & KIND;
    if ((entry & ALARMED) !== 0) onAlarms(ring[from++], event);
    if (kind === ASIDE) continue;
    let target = ring[from++];
    if (kind === FOUND) {
      for (let word = 0; word < width; word++) row[word] = ring[from++];
      target = store.add(target, row, state, event);
      targets.push(target);
    } else if (kind === SEEN) {
      target = targets[target];
    }
    if (edges !== null) edges.add(target, event);
    if (store.size >= most) return (entry >>> PLACE_SHIFT) + 1;
  }
  return ring[at + 1];
}
