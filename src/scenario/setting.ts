import type { Design } from '../../machines/designs/design.ts';
import { designIn } from '../../machines/designs/in-world.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { designFor } from './design-for.ts';
import { refuseUnfit } from './foreign-keys.ts';
import { loadDesigns, loadModuleOf } from './load-design.ts';
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
 * @param override the design to use, whatever the scenarios say: a name, or a file
 * @throws ProblemError
 */
export async function loadSettings(
  named: readonly string[],
  override: string | undefined,
): Promise<Setting[]> {
  const settings: Setting[] = [];
  for (const text of named) settings.push(await loadSetting(text, override));
  return settings;
}

/** As `loadSettings`, of one world. */
export async function loadSetting(named: string, override: string | undefined): Promise<Setting> {
  await loadDesigns([override]);
  const { file } = worldNamed(named, shippedWorlds());
  if (override === undefined) await loadModuleOf(file);
  return readSetting(file, override);
}

/** As `loadSetting`, of a file, where designs in modules have been loaded before. */
function readSetting(file: string, override: string | undefined): Setting {
  return settingOf(loadScenario(file, Object.keys(DESIGNS), override !== undefined), override);
}

/**
 * The same, of a scenario that was read before.
 *
 * @throws ProblemError
 */
export function settingOf(scenario: Scenario, override: string | undefined): Setting {
  const design = designFor(scenario, override);
  refuseUnfit(scenario, design);
  return { scenario, design: designIn(scenario.world, design) };
}
