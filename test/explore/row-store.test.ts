import { expect, it } from 'vitest';
import { Memory } from '../../src/explore/memory.ts';
import { hashOf, RowStore } from '../../src/explore/row-store.ts';

const SLOTS = 5;

function add(store: RowStore, row: readonly number[], parent = -1, event = 0): number {
  store.candidate.set(row);
  const hash = hashOf(SLOTS, store.candidate, 0);
  store.announce(Int32Array.of(hash), 1);
  return store.add(hash, 0, parent, event);
}

function rowAt(store: RowStore, state: number): number[] {
  return [...store.rows(state).slice(store.base(state), store.base(state) + SLOTS)];
}

const rowOf = (n: number) => [n % 7, n % 11, Math.floor(n / 7) % 13, Math.floor(n / 91) % 17, n % 2];

it('numbers rows in order of discovery and knows them again', () => {
  const store = new RowStore(SLOTS, new Memory());
  expect([add(store, [1, 0, 0, 0, 0]), add(store, [0, 1, 0, 0, 0]), add(store, [1, 0, 0, 0, 0])]).toEqual([
    0, 1, 0,
  ]);
  expect(store.size).toBe(2);
});

it('copies a row into the candidate', () => {
  const store = new RowStore(SLOTS, new Memory());
  add(store, [1, 2, 3, 4, 5]);
  const state = add(store, [6, 5, 4, 3, 2]);
  store.load(state);
  expect([...store.candidate.slice(0, SLOTS)]).toEqual([6, 5, 4, 3, 2]);
});

it('keeps rows, parents and events while it grows chunk by chunk and widens', () => {
  const store = new RowStore(SLOTS, new Memory());
  store.fit(17);
  const states = new Map<string, number>();
  for (let n = 0; n < 100_000; n++) {
    if (n === 40_000) store.fit(300);
    const row = n < 40_000 ? rowOf(n) : [...rowOf(n).slice(0, 4), n % 300];
    const before = store.size;
    const state = add(store, row, n, n % 1000);
    const known = states.get(row.join());
    if (state !== (known ?? before)) throw new Error(`row ${row} is state ${state}`);
    if (known !== undefined) continue;
    states.set(row.join(), state);
    if (store.parent(state) !== n || store.event(state) !== n % 1000) throw new Error(`state ${state}`);
  }
  expect(store.size).toBe(states.size);
  expect(store.size).toBeGreaterThan(2 * 32_768);
  for (const [row, state] of states) {
    const found = rowAt(store, state);
    if (found.join() !== row) throw new Error(`state ${state} holds ${found}`);
    if (store.hash(state) !== hashOf(SLOTS, store.rows(state), store.base(state)))
      throw new Error(`the hash of state ${state} is another`);
  }
});
