import { expect, it } from 'vitest';
import { Journal, KINDS, readJournal } from '../../../../src/explore/engine/crew/journal.ts';

function read(journal: Journal): [number, readonly number[]][] {
  const entries: [number, readonly number[]][] = [];
  readJournal(journal.take(), (kind, numbers) => entries.push([kind, numbers]));
  return entries;
}

it('tells what was added since the last time, in order', () => {
  const journal = new Journal();
  journal.add(KINDS.tree, []);
  journal.add(KINDS.path, [3, 4, 5]);
  expect(read(journal)).toEqual([
    [KINDS.tree, []],
    [KINDS.path, [3, 4, 5]],
  ]);
  journal.add(KINDS.offer, [1, 2]);
  expect(read(journal)).toEqual([[KINDS.offer, [1, 2]]]);
  expect(journal.isEmpty).toBe(true);
});

it('keeps nothing where it would keep too much, or is closed', () => {
  const journal = new Journal(10);
  for (let time = 0; time < 3; time++) journal.add(KINDS.path, [1, 2, 3]);
  expect([journal.isFull, journal.isEmpty]).toEqual([true, true]);
  const closed = new Journal();
  closed.close();
  closed.add(KINDS.tree, []);
  expect([closed.isFull, closed.isEmpty]).toEqual([true, true]);
});
