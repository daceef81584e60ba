import { fieldOf, type Packing, shiftOf, wordOf } from './packing.ts';

/** Bits of one word that go to one word, by the same way: neighbouring slots move together. */
interface Move {
  readonly from: number;
  readonly to: number;
  /** To the left; negative: to the right. */
  readonly shift: number;
  /** Which bits, where they come from. */
  bits: number;
}

/**
 * Packs rows in another way.
 *
 * @param words rows that are packed as `before`, one after the other
 * @param count how many of them are moved
 * @param result receives them, packed as `after`; all of it is 0
 */
export function repack(
  words: Int32Array,
  count: number,
  result: Int32Array,
  before: Packing,
  after: Packing,
): void {
  const moves = movesBetween(before, after);
  const [width, newWidth] = [before.words, after.words];
  for (const { from, to, shift, bits } of moves) {
    for (let row = 0; row < count; row++) {
      const moved = words[row * width + from] & bits;
      const place = row * newWidth + to;
      result[place] |= shift < 0 ? moved >>> -shift : moved << shift;
    }
  }
}

function movesBetween(before: Packing, after: Packing): Move[] {
  const moves = new Map<string, Move>();
  for (const [slot, place] of before.places.entries()) {
    const target = after.places[slot];
    const [from, to] = [wordOf(place), wordOf(target)];
    const shift = shiftOf(target) - shiftOf(place);
    const key = `${from} ${to} ${shift}`;
    const move = moves.get(key) ?? { from, to, shift, bits: 0 };
    move.bits |= fieldOf(place);
    moves.set(key, move);
  }
  return [...moves.values()];
}
