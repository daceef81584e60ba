import { expect, it } from 'vitest';
import { hashOf } from '../../../../src/explore/engine/rows/hash.ts';
import { RowStore } from '../../../../src/explore/engine/rows/row-store.ts';
import { Memory, OutOfMemory } from '../../../../src/explore/run/memory.ts';

const ROOM = [7, 11, 13, 17, 2];

function add(store: RowStore, row: readonly number[], parent = -1, event = 0): number {
  const words = new Int32Array(store.packing.words);
  store.packing.pack(Uint16Array.from(row), words);
  return store.add(hashOf(words, 0, words.length), words, parent, event);
}

const rowOf = (n: number) => [n % 7, n % 11, Math.floor(n / 7) % 13, Math.floor(n / 91) % 17, n % 2];

it('numbers rows in order of discovery and knows them again', () => {
  const store = new RowStore(ROOM, new Memory());
  expect([add(store, [1, 0, 0, 0, 0]), add(store, [0, 1, 0, 0, 0]), add(store, [1, 0, 0, 0, 0])]).toEqual([
    0, 1, 0,
  ]);
  expect(store.size).toBe(2);
});

it('knows rows of one hash apart', () => {
  const store = new RowStore(ROOM, new Memory());
  const states = [3, 4, 3, 5].map(word => store.add(99, Int32Array.of(word), -1, 0));
  expect(states).toEqual([0, 1, 0, 2]);
});

it('is what it was where there is no memory to pack its rows anew, whenever that turns out', () => {
  /** Grants so many claims. */
  class Meagre extends Memory {
    left = Number.POSITIVE_INFINITY;
    override claim<T>(bytes: number, make: () => T): T {
      if (this.left-- <= 0) throw new OutOfMemory();
      return super.claim(bytes, make);
    }
  }
  const memory = new Meagre();
  const store = new RowStore([30_000, 8, 8, 8, 4], memory);
  for (let n = 0; n < 70_000; n++) add(store, [n % 25_000, n % 8, n % 3, n % 5, n % 4]);
  const known = Array.from({ length: store.size }, (_, state) => store.row(state).join());
  let failures = 0;
  for (let most = 0; failures === most; most++) {
    memory.left = most;
    try {
      store.repack([30_000, 8, 8, 8, 65_536]);
    } catch (error) {
      expect(error).toBeInstanceOf(OutOfMemory);
      failures++;
    }
    memory.left = Number.POSITIVE_INFINITY;
    for (const state of [0, 1, 777, 32_767, 32_768, 69_999])
      expect(store.row(state).join()).toBe(known[state]);
    expect(add(store, [42, 2, 0, 2, 2])).toBe(42);
    expect(store.size).toBe(known.length);
  }
  // Three chunks of rows, and the table as it grows.
  expect(failures).toBeGreaterThan(8);
  expect(store.packing.holds([1, 1, 1, 1, 65_536])).toBe(true);
});

it('keeps rows, parents and events while it grows chunk by chunk and is packed in other ways', () => {
  const store = new RowStore(ROOM, new Memory());
  const states = new Map<string, number>();
  for (let n = 0; n < 100_000; n++) {
    if (n === 40_000) store.repack([7, 11, 13, 17, 300]);
    if (n === 70_000) store.repack([700, 11, 1300, 17, 300]);
    const row = n < 40_000 ? rowOf(n) : [...rowOf(n).slice(0, 4), n % 300];
    const before = store.size;
    const state = add(store, row, n, n % 1000);
    const known = states.get(row.join());
    if (state !== (known ?? before)) throw new Error(`row ${row} is state ${state}`);
    if (known !== undefined) continue;
    states.set(row.join(), state);
    if (store.parent(state) !== n || store.event(state) !== n % 1000) throw new Error(`state ${state}`);
  }
  expect(store.packing.words).toBe(2);
  expect(store.size).toBe(states.size);
  expect(store.size).toBeGreaterThan(2 * 32_768);
  for (const [row, state] of states) {
    const found = store.row(state);
    if (found.join() !== row) throw new Error(`state ${state} holds ${found}`);
  }
});
