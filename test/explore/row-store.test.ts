import { expect, it } from 'vitest';
import { hashOf } from '../../src/explore/hash.ts';
import { Memory } from '../../src/explore/memory.ts';
import { RowStore } from '../../src/explore/row-store.ts';

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
