import { DEFAULT_RELEASE, isRelease } from '../../machines/releases.ts';
import type { World } from '../../machines/world.ts';
import type { ScenarioData } from '../../src/scenario/schema/schema.ts';
import { worldOf as worldOfScenario } from '../../src/scenario/world.ts';

/** A small world, from what a scenario file would say, but without the file: no text is read and nothing is checked. */
export function worldOf(scenario: Omit<ScenarioData, 'title'>): World {
  const kernel = String(scenario.kernel ?? DEFAULT_RELEASE);
  if (!isRelease(kernel)) throw new Error(`kernel: ${kernel}`);
  return worldOfScenario({ title: 'a small world', ...scenario }, kernel, 'small.yaml', (path, { what }) => {
    throw new Error(`${path.join('.')}: ${what}`);
  });
}
