import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distances } from '../../../src/explore/graph/distances.ts';
import { stepsFrom } from '../../support/brute-force.ts';
import { finish, graphOf, marksOf } from '../../support/explore/graph-of.ts';
import { chosen, type Table, tables } from '../../support/machines/table.ts';

function distancesTo(table: Table, states: readonly number[]): number[] {
  return [...finish(distances(graphOf(table), marksOf(table.length, new Set(states)), null))];
}

describe('how far the nearest of some states is', () => {
  it.each([
    { what: 'along a line', table: [[1], [2], [3], []], there: [3], far: [3, 2, 1, 0] },
    { what: 'by the shorter way', table: [[1, 3], [2], [3], []], there: [3], far: [1, 2, 1, 0] },
    { what: 'of two, the nearer', table: [[1], [2], [3], []], there: [1, 3], far: [1, 0, 1, 0] },
    { what: 'not at all', table: [[0], [0]], there: [1], far: [-1, 0] },
    { what: 'in a round', table: [[1], [2], [0]], there: [0], far: [0, 2, 1] },
  ])('$what', ({ table, there, far }) => {
    expect(distancesTo(table, there)).toEqual(far);
  });
});

it('counts an edge that is meant as the last step of the way', () => {
  const graph = graphOf([[1], [2], []]);
  expect([...finish(distances(graph, null, Uint8Array.of(0, 1)))]).toEqual([2, 1, -1]);
});

it('agrees with what relaxing every edge comes to', () => {
  fc.assert(
    fc.property(tables(12, 3), chosen(12), chosen(36), (table, states, meant) => {
      const steps = [...table.keys()].flatMap(from => stepsFrom(table, from));
      const isMeant = ({ from, by }: { from: number; by: number }) => meant.has(from * 3 + by);
      const far = [...table.keys()].map(state => (states.has(state) ? 0 : Number.POSITIVE_INFINITY));
      for (const _ of table) {
        for (const step of steps) {
          const after = isMeant(step) ? 0 : (far[step.to] ?? 0);
          far[step.from] = Math.min(far[step.from] ?? 0, after + 1);
        }
      }
      const edges = Uint8Array.from(steps, step => (isMeant(step) ? 1 : 0));
      const found = [...finish(distances(graphOf(table), marksOf(table.length, states), edges))];
      expect(found).toEqual(far.map(distance => (distance === Number.POSITIVE_INFINITY ? -1 : distance)));
    }),
    { seed: 3, numRuns: 1000 },
  );
});
