import { expect, it } from 'vitest';
import { RowStore } from '../../src/explore/row-store.ts';

const SLOTS = 5;

function add(store: RowStore, row: readonly number[], parent = -1, event = 0): number {
  store.candidate.set(row);
  return store.add(store.hashOfCandidate(SLOTS), parent, event);
}

const rowOf = (n: number) => [n % 7, n % 11, Math.floor(n / 7) % 13, Math.floor(n / 91) % 17, n % 2];

it('numbers rows in order of discovery and knows them again', () => {
  const store = new RowStore(SLOTS);
  expect([add(store, [1, 0, 0, 0, 0]), add(store, [0, 1, 0, 0, 0]), add(store, [1, 0, 0, 0, 0])]).toEqual([
    0, 1, 0,
  ]);
  expect(store.size).toBe(2);
});

it('keeps rows, parents and events while it grows and widens', () => {
  const store = new RowStore(SLOTS);
  store.fit(17);
  const states = new Map<string, number>();
  for (let n = 0; n < 20_000; n++) {
    if (n === 6000) store.fit(300);
    const row = n < 6000 ? rowOf(n) : [...rowOf(n).slice(0, 4), n % 300];
    const before = store.size;
    const state = add(store, row, n, n % 1000);
    const known = states.get(row.join());
    expect(state).toBe(known ?? before);
    if (known === undefined) {
      states.set(row.join(), state);
      expect([store.parent(state), store.event(state)]).toEqual([n, n % 1000]);
    }
  }
  expect(store.size).toBe(states.size);
  for (const [row, state] of states) {
    store.load(state);
    expect([...store.candidate.slice(0, SLOTS)].join()).toBe(row);
    expect(store.hashes[state]).toBe(store.hashOfCandidate(SLOTS));
  }
});
