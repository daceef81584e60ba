import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reaching } from '../../../src/explore/graph/reaching.ts';
import { reachable } from '../../support/brute-force.ts';
import { finish, graphOf, marksOf, placesOf } from '../../support/explore/graph-of.ts';
import { chosen, tables } from '../../support/machines/table.ts';

it('knows from where a state can be reached', () => {
  const graph = graphOf([[1, 2], [1], [3, 0], []]);
  expect(placesOf(finish(reaching(graph, marksOf(4, new Set([3])))))).toEqual([0, 2, 3]);
});

it('agrees with a walk forwards from each state, anywhere and within a part', () => {
  fc.assert(
    fc.property(tables(30, 3), chosen(30), chosen(30), (table, home, outside) => {
      const size = table.length;
      const isInside = (state: number) => !outside.has(state);
      const inside = Uint8Array.from(table, (_, state) => (isInside(state) ? 1 : 0));
      const targets = [...home].filter(state => state < size);
      const anywhere = finish(reaching(graphOf(table), marksOf(size, home)));
      const within = finish(
        reaching(graphOf(table), marksOf(size, new Set([...home].filter(isInside))), inside),
      );
      for (const state of table.keys()) {
        const seen = reachable(table, state);
        expect(anywhere[state] === 1).toBe(targets.some(target => seen.has(target)));
        const near = isInside(state) ? reachable(table, state, isInside) : new Set();
        expect(within[state] === 1).toBe(targets.some(target => isInside(target) && near.has(target)));
      }
    }),
    { seed: 1 },
  );
});
