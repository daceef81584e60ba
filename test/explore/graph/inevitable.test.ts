import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inevitable } from '../../../src/explore/graph/inevitable.ts';
import { avoids, stepsFrom } from '../../support/brute-force.ts';
import { finish, graphOf, marksOf, placesOf } from '../../support/explore/graph-of.ts';
import { chosen, type Table, tables } from '../../support/machines/table.ts';

function inevitableStates(table: Table, states: readonly number[]): number[] {
  const marks = marksOf(table.length, new Set(states));
  return placesOf(finish(inevitable(graphOf(table), marks, null)));
}

describe('which states cannot avoid one', () => {
  it.each([
    { what: 'all that lead there only', table: [[1], [2], [3], []], there: [3], caught: [0, 1, 2, 3] },
    { what: 'not one with another way', table: [[1, 3], [2], [], [3]], there: [2], caught: [1, 2] },
    { what: 'not one that may stay', table: [[0, 1], [2], []], there: [2], caught: [1, 2] },
    { what: 'not one that may go round', table: [[1], [0, 2], []], there: [2], caught: [2] },
    { what: 'not one that ends elsewhere', table: [[1, 2], [], []], there: [2], caught: [2] },
    { what: 'one where two events lead to the same', table: [[1, 1], []], there: [1], caught: [0, 1] },
    { what: 'one that is there, whatever follows', table: [[1], [1]], there: [0], caught: [0] },
  ])('$what', ({ table, there, caught }) => {
    expect(inevitableStates(table, there)).toEqual(caught);
  });
});

it('agrees with going on for as many steps as there are states', () => {
  fc.assert(
    fc.property(tables(12, 3), chosen(12), chosen(36), (table, bad, badSteps) => {
      const isBad = ({ from, by }: { from: number; by: number }) => badSteps.has(from * 3 + by);
      const edges = Uint8Array.from(
        [...table.keys()].flatMap(state => stepsFrom(table, state)),
        step => (isBad(step) ? 1 : 0),
      );
      const caught = finish(inevitable(graphOf(table), marksOf(table.length, bad), edges));
      for (const state of table.keys()) {
        expect(caught[state] === 0).toBe(avoids(table, state, bad, isBad));
      }
    }),
    { seed: 2, numRuns: 1000 },
  );
});
