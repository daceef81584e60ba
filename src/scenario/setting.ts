import { entry } from '../../machines/context.ts';
import type { Design } from '../../machines/designs/design.ts';
import { DEFAULT_DESIGN, DESIGNS } from '../../machines/designs/index.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
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
 * @param override the name of the design to use, whatever the scenarios say
 * @throws ProblemError
 */
export function loadSettings(named: readonly string[], override: string | undefined): Setting[] {
  return named.map(text => loadSetting(text, override));
}

/** As `loadSettings`, of one world. */
export function loadSetting(named: string, override: string | undefined): Setting {
  const { file } = worldNamed(named, shippedWorlds());
  const scenario = loadScenario(file, Object.keys(DESIGNS));
  const design = entry(DESIGNS, override ?? scenario.design ?? DEFAULT_DESIGN.name);
  refuseForeignKeys(scenario, design);
  return { scenario, design };
}

/**
 * A key that the design does not know would silently mean nothing.
 *
 * @throws ProblemError that tells each
 */
export function refuseForeignKeys(scenario: Scenario, design: Design): void {
  const [first, ...rest] = foreignKeys(scenario, design).map(
    ({ key, where, owners }): Problem => ({
      code: 'key-of-another-design',
      what: `"${key}" is a key for the design ${owners}, and this is to run with ${design.name}`,
      where,
      expected: `no such key, or the design ${owners}`,
      hints: [],
    }),
  );
  if (first !== undefined) throw new ProblemError([first, ...rest]);
}

/** A key that means nothing to a design, and to whom it does: `klp-state or settle`. */
export type ForeignKey = Scenario['designKeys'][number] & { readonly owners: string };

/** Each place of the scenario where a key stands that the design does not know. */
export function foreignKeys({ designKeys }: Scenario, design: Design): ForeignKey[] {
  return designKeys
    .filter(({ key }) => design.keys?.includes(key) !== true)
    .map(found => {
      const owners = Object.values(DESIGNS).filter(({ keys }) => keys?.includes(found.key));
      return { ...found, owners: owners.map(({ name }) => name).join(' or ') };
    });
}
