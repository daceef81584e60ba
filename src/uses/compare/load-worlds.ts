import { DESIGNS } from '../../../machines/designs/index.ts';
import { designNamed } from '../../scenario/design-for.ts';
import { foreignKeys, refuseUnfit } from '../../scenario/foreign-keys.ts';
import { mixtureProblems } from '../../scenario/mixture.ts';
import { loadScenario } from '../../scenario/read.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { eachOnce, type NamedWorld, shippedWorlds, worldNamed } from '../../scenario/shipped-worlds.ts';

/** A world that is to be compared, and what stands in the way of each design. */
export interface LoadedWorld extends NamedWorld {
  readonly scenario: Scenario;
  /** In the order of the designs; `null`: nothing. */
  readonly refusals: readonly { readonly design: string; readonly why: string | null }[];
}

/**
 * Reads the worlds: a key that one design has alone leaves the others without a cell.
 *
 * @param named shipped worlds by name, or scenario files; none: all shipped worlds
 * @param designs the names of the designs
 * @throws ProblemError, also when a world can be walked under none of them
 */
export function loadWorlds(named: readonly string[], designs: readonly string[]): LoadedWorld[] {
  const shipped = shippedWorlds();
  const worlds = named.length === 0 ? shipped : eachOnce(named.map(text => worldNamed(text, shipped)));
  return worlds.map(world => load(world, designs));
}

/** How many cells nothing stands in the way of. */
export function cellsToWalk(worlds: readonly LoadedWorld[]): number {
  return worlds.flatMap(({ refusals }) => refusals).filter(({ why }) => why === null).length;
}

function load(world: NamedWorld, designs: readonly string[]): LoadedWorld {
  const scenario = loadScenario(world.file, Object.keys(DESIGNS), true);
  const refusals = designs.map(design => ({ design, why: whyNot(scenario, design) }));
  const [first] = designs;
  if (first !== undefined && refusals.every(({ why }) => why !== null)) {
    refuseUnfit(scenario, designNamed(first));
  }
  return { ...world, scenario, refusals };
}

/** In words that need no file: the whole table is of one world. `null`: nothing stands in the way. */
function whyNot(scenario: Scenario, design: string): string | null {
  const keys = foreignKeys(scenario, designNamed(design));
  if (keys.length === 0) return mixtureProblems(scenario, designNamed(design))[0]?.what ?? null;
  return [...new Set(keys.map(({ key, owners }) => `"${key}" is a key of ${owners}`))].join('; ');
}
