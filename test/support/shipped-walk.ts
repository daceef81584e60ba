import { expect } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DEFAULT_DESIGN, DESIGNS } from '../../machines/designs/index.ts';
import type { StateGraph } from '../../src/explore/index.ts';
import { faultsOf, suite } from '../../src/generate/index.ts';
import { exploreWorld } from '../../src/livepatch/explore-world.ts';
import { loadScenario } from '../../src/scenario/read.ts';
import { agreed, type Way } from './agreement.ts';
import { COUNTS, FOLDED } from './counts.ts';

/** Walks a scenario that is shipped, under its own design; `states` bounds the walk. */
export function shippedWalk(file: string) {
  const { world, design, declaredFaults, explore } = loadScenario(`scenarios/${file}`);
  return (way: Way & { readonly states?: number }) =>
    exploreWorld(world, entry(DESIGNS, design ?? DEFAULT_DESIGN.name), {
      faults: declaredFaults,
      ...explore,
      ...way,
    });
}

/** The suite that takes all transitions of a scenario is a cheapest one, and proves it. */
export function provesItsSuite(graph: StateGraph<unknown, unknown> | undefined): void {
  if (graph === undefined) throw new Error('the graph was asked for');
  const made = suite(graph, { cover: 'transitions' });
  expect(faultsOf(graph, made)).toEqual([]);
  expect([made.price, made.coverage.covered]).toEqual([made.bound, graph.transitions]);
}

/** All ways to walk a scenario that is shipped agree, and find as much as is known to be there. */
export async function agreeOnShipped(file: string, helped = false): Promise<void> {
  const [apart, alike] = [COUNTS[file], FOLDED[file]];
  if (apart === undefined) throw new Error(`${file} is not counted`);
  const { folded, plain } = await agreed(shippedWalk(file), {
    apart,
    helped,
    ...(alike === undefined ? {} : { alike }),
  });
  expect([plain.closed, folded.closed]).toEqual([true, true]);
  expect(folded.symmetry.length > 0).toBe(alike !== undefined);
  expect(folded.notExchanged).toEqual([]);
  provesItsSuite(plain.graph);
}

/** The scenarios of which all there is to walk is walked in every way by `npm test`; the deep tests walk the others. */
export const SMALL_SCENARIOS = Object.keys(COUNTS).filter(file => (COUNTS[file]?.[0] ?? 0) <= 10);
