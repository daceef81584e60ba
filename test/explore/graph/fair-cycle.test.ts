import fc from 'fast-check';
import { expect, it } from 'vitest';
import { components } from '../../../src/explore/graph/components.ts';
import { fairComponents } from '../../../src/explore/graph/fair-component.ts';
import { fairCycle } from '../../../src/explore/graph/fair-cycle.ts';
import { fairSets, isFairCycle } from '../../support/brute-force.ts';
import { finish, graphOf, marksOf } from '../../support/explore/graph-of.ts';
import { chosen, type Table, tables } from '../../support/machines/table.ts';

const EVENTS = 3;

function look(table: Table, part: ReadonlySet<number>, fair: ReadonlySet<number>) {
  const graph = graphOf(table);
  const found = finish(components(graph, marksOf(table.length, part)));
  const marks = marksOf(EVENTS, fair);
  return { graph, found, marks, isFair: finish(fairComponents(graph, found, marks)) };
}

it('finds the components that a fair run can stay in, and in each a fair cycle through any state', () => {
  let cycles = 0;
  fc.assert(
    fc.property(tables(6, EVENTS), chosen(6), chosen(EVENTS), (table, part, fair) => {
      const { graph, found, marks, isFair } = look(table, part, fair);
      const sets = fairSets(table, state => part.has(state), fair);
      const inSets = new Set(sets.flat().map(state => found.of[state]));
      for (const state of [...part].filter(state => state < table.length)) {
        const component = found.of[state] ?? -1;
        expect(isFair[component] === 1).toBe(inSets.has(component));
        if (isFair[component] !== 1) continue;
        const edges = finish(fairCycle(graph, other => found.of[other] === component, state, marks));
        const events = edges.map(edge => graph.event(edge));
        expect(isFairCycle(table, state, events, fair)).toBe(true);
        cycles++;
      }
    }),
    { seed: 4, numRuns: 1000 },
  );
  expect(cycles).toBeGreaterThan(1000);
});

it('goes round no farther than it has to', () => {
  // A ring of four with a way to stay; only event 1, "stay", is fair, and each state but the third has it.
  const table = [
    [1, 0],
    [2, 1],
    [3, null],
    [0, 3],
  ];
  const all = new Set([0, 1, 2, 3]);
  const go = (fair: ReadonlySet<number>) => {
    const { graph, marks } = look(table, all, fair);
    return finish(fairCycle(graph, () => true, 1, marks)).map(edge => graph.event(edge));
  };
  expect(go(new Set([1]))).toEqual([1]);
  expect(go(new Set([0]))).toEqual([0, 0, 0, 0]);
  expect(go(new Set())).toEqual([1]);
});
