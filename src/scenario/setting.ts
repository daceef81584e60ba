import type { Design } from '../../machines/designs/design.ts';
import { designIn } from '../../machines/designs/in-world.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { designFor } from './design-for.ts';
import { refuseUnfit } from './foreign-keys.ts';
import { isYaml, loadWritten } from './load-design.ts';
import { loadScenario } from './read.ts';
import type { Scenario } from './scenario.ts';
import { shippedWorlds, worldNamed } from './shipped-worlds.ts';

/** A scenario with the design that it runs under. */
export interface Setting {
  readonly scenario: Scenario;
  readonly design: Design;
}

/**
 * Reads scenarios; all of them, before anything runs.
 *
 * @param named shipped worlds by name, or scenario files
 * @param override the design to use, whatever the scenarios say: a name, or a file that `loadDesigns` has read
 * @throws ProblemError
 */
export function loadSettings(named: readonly string[], override: string | undefined): Setting[] {
  return named.map(text => loadSetting(text, override));
}

/** As `loadSettings`, of one world. */
export function loadSetting(named: string, override: string | undefined): Setting {
  const { file } = worldNamed(named, shippedWorlds());
  const scenario = loadScenario(file, Object.keys(DESIGNS));
  if (override === undefined && scenario.design !== null && isYaml(scenario.design)) {
    loadWritten(scenario.design);
  }
  const design = designFor(scenario, override);
  refuseUnfit(scenario, design);
  return { scenario, design: designIn(scenario.world, design) };
}
