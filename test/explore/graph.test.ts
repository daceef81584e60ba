import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Graph } from '../../src/explore/graph.ts';

function graphOf(successors: readonly (readonly number[])[]): Graph {
  const graph = new Graph();
  for (const row of successors) {
    for (const target of row) graph.add(target);
    graph.endRow();
  }
  return graph;
}

it('knows from where a state can be reached', () => {
  const reaches = graphOf([[1, 2], [1], [3, 0], []]).reaching(state => state === 3);
  expect([0, 1, 2, 3].map(reaches)).toEqual([true, false, true, true]);
});

it('agrees with a walk forwards from each state', () => {
  const graphs = fc.array(fc.array(fc.nat(29), { maxLength: 3 }), { minLength: 30, maxLength: 30 });
  fc.assert(
    fc.property(graphs, fc.uniqueArray(fc.nat(29)), (successors, home) => {
      const forwards = (start: number) => {
        const seen = new Set([start]);
        for (const state of seen) for (const next of successors[state] ?? []) seen.add(next);
        return home.some(state => seen.has(state));
      };
      const reaches = graphOf(successors).reaching(state => home.includes(state));
      expect(successors.map((_, state) => reaches(state))).toEqual(
        successors.map((_, state) => forwards(state)),
      );
    }),
    { seed: 1 },
  );
});

it('grows', () => {
  const size = 5000;
  const reaches = graphOf(
    Array.from({ length: size }, (_, n) => (n === 17 ? [] : [n + 1, n].map(to => to % size))),
  );
  expect(reaches.reaching(state => state === 17)(18)).toBe(true);
  expect(reaches.reaching(state => state === 16)(17)).toBe(false);
});
