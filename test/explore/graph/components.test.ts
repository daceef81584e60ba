import fc from 'fast-check';
import { expect, it } from 'vitest';
import { components } from '../../../src/explore/graph/components.ts';
import { reachable } from '../../support/brute-force.ts';
import { finish, graphOf, marksOf } from '../../support/explore/graph-of.ts';
import { chosen, tables } from '../../support/machines/table.ts';

it('puts two states together when each can be reached from the other within the part', () => {
  fc.assert(
    fc.property(tables(15, 2), chosen(15), (table, part) => {
      const isInside = (state: number) => part.has(state);
      const { of, count } = finish(components(graphOf(table), marksOf(table.length, part)));
      const inside = [...table.keys()].filter(isInside);
      const seen = new Map(inside.map(state => [state, reachable(table, state, isInside)]));
      for (const a of table.keys()) {
        expect(of[a] === -1).toBe(!isInside(a));
        for (const b of inside.filter(() => isInside(a))) {
          const together = seen.get(a)?.has(b) === true && seen.get(b)?.has(a) === true;
          expect(of[a] === of[b]).toBe(together);
        }
      }
      expect(new Set(inside.map(state => of[state])).size).toBe(count);
    }),
    { seed: 3, numRuns: 500 },
  );
});

it('follows a way of a hundred thousand states without recursion', () => {
  const size = 100_000;
  const ring = Array.from({ length: size }, (_, state) => [(state + 1) % size]);
  expect(finish(components(graphOf(ring), new Uint8Array(size).fill(1))).count).toBe(1);
  const line = ring.map(([next], state) => (state === size - 1 ? [] : [next ?? 0]));
  expect(finish(components(graphOf(line), new Uint8Array(size).fill(1))).count).toBe(size);
});
