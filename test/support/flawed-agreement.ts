import { expect } from 'vitest';
import { moduleName } from '../../machines/module-name.ts';
import { type Graph, graphOf, ownLines } from '../../src/uses/validate/follow/graph.ts';
import { Validator } from '../../src/uses/validate/validate.ts';
import { flawedLogs } from './flawed-logs.ts';
import { follow, type Logged, printedBy, read } from './logs.ts';

/**
 * Each flawed log of a scenario either stops to fit, at its flaw or later, or is explained by a history that prints all of
 * its lines in their order; and so is what was before the line at which it stops.
 *
 * @param takes which of the flawed logs are looked at
 */
export function expectExplainedOrRefused(
  logged: Logged,
  log: readonly string[],
  takes: (number: number) => boolean = () => true,
): { readonly explained: number; readonly refused: number } {
  const { scenario, design } = logged;
  const graph: Graph = graphOf(scenario.world, design);
  const own = ownLines(scenario.world);
  const names = [
    ...Object.keys(scenario.world.livepatches),
    ...Object.keys(scenario.world.modules),
    'stranger',
  ];
  let [explained, refused, number] = [0, 0, 0];
  for (const { how, place, lines } of flawedLogs(log, names.map(moduleName), log.length)) {
    if (!takes(number++)) continue;
    const result = follow(new Validator(graph), read(lines, own));
    const what = `${logged.file}: line ${place + 1} ${how}`;
    const used = read(lines, own).map(({ message }) => message);
    if (result.verdict === 'fits') {
      explained++;
      expect(printedBy(logged, result, used), what).toBe(used.length);
    } else {
      refused++;
      // With tasks and with settings there may be more histories than are looked at.
      const { tasks, settings } = scenario.world;
      const isSmall = Object.keys(tasks).length === 0 && settings === undefined;
      const verdicts = isSmall ? ['does not fit'] : ['does not fit', 'unknown'];
      expect(verdicts, what).toContain(result.verdict);
      const misfit = (result.misfit?.line.number ?? 0) - 1;
      expect(lines[misfit], what).toBe(result.misfit?.line.message);
      const before = used.slice(0, result.used);
      expect(printedBy(logged, result, before), `${what}: before line ${misfit + 1}`).toBe(before.length);
    }
  }
  return { explained, refused };
}
