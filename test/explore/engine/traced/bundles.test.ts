import { expect, it } from 'vitest';
import { Packing } from '../../../../src/explore/engine/rows/packing.ts';
import { Bundles } from '../../../../src/explore/engine/traced/bundles.ts';
import { DecisionTrees } from '../../../../src/explore/engine/traced/decision-tree.ts';
import { Taken } from '../../../../src/explore/engine/traced/taken.ts';

/** Nine slots of four values: the second one crosses no word, the last one is in a word of its own. */
const PACKING = new Packing([4, 4, 65_536, 65_536, 4, 4, 4, 4, 4]);

/** What an event does: the slots that it looks at, and its outcome for what is there. */
interface Event {
  readonly slots: readonly number[];
  readonly outcome: (values: readonly number[]) => number;
}

const EVENTS: readonly Event[] = [
  { slots: [], outcome: () => 7 },
  { slots: [1, 0], outcome: ([one = 0, other = 0]) => (one > other ? 0 : one + 10) },
  { slots: [8, 4], outcome: ([one = 0, other = 0]) => one * other },
  // These two look at more than a table has room for.
  { slots: [2, 4], outcome: ([one = 0, other = 0]) => (one + other) % 3 },
  { slots: [2, 3], outcome: ([one = 0, other = 0]) => (one + other) % 2 },
  { slots: [7], outcome: ([one = 0]) => (one === 2 ? 5 : 0) },
];

function planted(trees: DecisionTrees): Int32Array {
  return Int32Array.from(EVENTS.flatMap((_, event) => [event + 100, trees.plant()]));
}

function rowOf(n: number): Uint16Array {
  return Uint16Array.of(n % 4, (n >> 2) % 4, n % 5, n % 7, (n >> 4) % 4, 3, 3, (n >> 1) % 4, (n >> 6) % 4);
}

function valuesOf(row: Uint16Array, { slots }: Event): number[] {
  return slots.map(slot => row[slot] ?? 0);
}

it('finds what each event does, in the order of the offer', () => {
  const trees = new DecisionTrees(PACKING);
  const offer = planted(trees);
  const words = new Int32Array(PACKING.words + 3);
  const taken = new Taken();
  let bundles = new Bundles(offer, trees);
  for (let n = 0; n < 2000; n++) {
    const row = rowOf(n % 400);
    const packed = new Int32Array(PACKING.words);
    PACKING.pack(row, packed);
    words.set(packed, 3);
    if (bundles.isStale) bundles = new Bundles(offer, trees);
    const isKnown = bundles.find(words, 3, taken);
    if (n >= 400) expect(isKnown).toBe(true);
    if (!isKnown) {
      for (const [event, { slots, outcome }] of EVENTS.entries()) {
        const tree = offer[2 * event + 1] ?? 0;
        const leaf = outcome(valuesOf(row, { slots, outcome }));
        if (trees.find(tree, row) < 0) trees.insert(tree, slots, row, leaf);
      }
      if (bundles.isStale) bundles = new Bundles(offer, trees);
      expect(bundles.find(words, 3, taken)).toBe(true);
    }
    const expected = EVENTS.flatMap((each, event) => {
      const outcome = each.outcome(valuesOf(row, each));
      return outcome === 0 ? [] : [event + 100, outcome];
    });
    expect([...taken.steps.subarray(0, taken.end)]).toEqual(expected);
  }
});

it('is stale when an event looks at another slot, or rows are packed in another way', () => {
  const trees = new DecisionTrees(PACKING);
  const offer = planted(trees);
  const first = new Bundles(offer, trees);
  expect(first.isStale).toBe(false);
  trees.insert(offer[3] ?? 0, [1, 0], rowOf(1), 4);
  expect(first.isStale).toBe(true);
  const second = new Bundles(offer, trees);
  trees.insert(offer[3] ?? 0, [1, 0], rowOf(2), 4);
  expect(second.isStale).toBe(false);
  trees.packing = new Packing(new Array(9).fill(16));
  expect(second.isStale).toBe(true);
});
