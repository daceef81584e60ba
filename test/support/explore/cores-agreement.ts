import { expect, vi } from 'vitest';
import { Crew } from '../../../src/explore/engine/crew/crew.ts';
import type { Cores, Exploration } from '../../../src/explore/index.ts';
import { HELPED } from '../agreement.ts';

/**
 * Walks with one processor and with more: all that is told must be equal.
 *
 * @returns what was found, and how many states others have expanded for each number of processors
 */
export async function agreeOnCores<TExploration extends Exploration<unknown>>(
  walk: (cores: Cores) => Promise<TExploration>,
  counts: readonly number[] = [2],
): Promise<{ readonly alone: TExploration; readonly helped: readonly number[] }> {
  const alone = await walk({ count: 1 });
  const helped: number[] = [];
  for (const count of counts) {
    const record = vi.spyOn(Crew.prototype, 'record');
    try {
      const together = await walk({ ...HELPED, count });
      expect(told(together)).toEqual(told(alone));
      helped.push(record.mock.results.filter(({ value }) => value >= 0).length);
    } finally {
      record.mockRestore();
    }
  }
  return { alone, helped };
}

/** All but the time. */
function told({ graph, ...exploration }: Exploration<unknown>) {
  return { ...exploration, seconds: 0, edges: graph && [...graph.edges()] };
}
