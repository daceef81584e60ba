import { DANGLING } from '../../machines/context.ts';
import type { PropertyName } from '../../machines/properties.ts';
import type { World } from '../../machines/world.ts';
import type { Mistake, Report } from '../problem/mistake.ts';
import { didYouMean } from '../problem/nearest.ts';
import { quoted } from '../problem/quoted.ts';
import { oneOf, unknownName } from '../problem/unknown-name.ts';
import type { ScenarioData } from './schema/schema.ts';

/** What must be found at the end of a scenario's steps; `null`: the scenario does not say. */
export interface Expect {
  /** The whole kernel log. */
  readonly log: readonly string[] | null;
  /** What is registered, by feature: exactly these. Owners: `A1/vmlinux`, `A1` or `dangling`. */
  readonly features: Readonly<Record<string, ExpectedFeature>> | null;
  /** The version at which each effect is on, by feature; 0: off. */
  readonly effects: Readonly<Record<string, number>> | null;
  readonly enabled: readonly string[] | null;
  /** Each of these must be found violated. */
  readonly violations: readonly PropertyName[];
  /** None of these may be found violated. */
  readonly holds: readonly PropertyName[];
}

interface ExpectedFeature {
  readonly version: number;
  readonly owner: string;
}

/** The scenario's `expect`; reports what the world does not have. */
export function expectOf(data: ScenarioData['expect'] = {}, world: World, report: Report): Expect {
  const { log = null, features = null, effects = null, enabled = null, violations = [], holds = [] } = data;
  const owners = ownersOf(world);
  for (const [id, { owner }] of Object.entries(features ?? {})) {
    if (!owners.includes(owner)) report(['expect', 'features', id, 'owner'], unknownOwner(owner, owners));
  }
  for (const [key, record] of Object.entries({ features, effects })) {
    for (const id of Object.keys(record ?? {})) {
      if (world.features.includes(id)) continue;
      report(['expect', key, id], { ...unknownName('feature', id, world.features), onKey: true });
    }
  }
  const patches = Object.keys(world.livepatches);
  enabled?.forEach((name, i) => {
    if (!patches.includes(name)) report(['expect', 'enabled', i], unknownName('livepatch', name, patches));
  });
  holds.forEach((name, i) => {
    if (violations.includes(name)) report(['expect', 'holds', i], both(name));
  });
  return { log, features, effects, enabled, violations, holds };
}

function ownersOf({ livepatches }: World): readonly string[] {
  const objects = Object.entries(livepatches).flatMap(([patch, { objects }]) =>
    objects.map(({ name }) => `${patch}/${name}`),
  );
  return [...objects, ...Object.keys(livepatches), DANGLING];
}

function unknownOwner(owner: string, owners: readonly string[]): Mistake {
  return {
    code: 'unknown-name',
    what: `${quoted(owner)} can be no owner`,
    expected: oneOf(owners),
    hints: didYouMean(owner, owners),
  };
}

function both(property: string): Mistake {
  return {
    code: 'contradiction',
    what: `${property} is to be violated and to hold`,
    expected: 'it under violations or under holds',
  };
}
