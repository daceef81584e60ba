import { DANGLING, ORIGINAL } from '../../machines/context.ts';
import type { PropertyName } from '../../machines/properties.ts';
import { namedFunctions } from '../../machines/running.ts';
import type { Value } from '../../machines/value.ts';
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
  /** What each of these settings is. */
  readonly settings: Readonly<Record<string, Value>>;
  /** Whose version of a function runs, by function: a livepatch's or `original`, in each universe. */
  readonly runs: Readonly<Record<string, ExpectedVersions>>;
  /** Each of these must be found violated. */
  readonly violations: readonly PropertyName[];
  /** None of these may be found violated. */
  readonly holds: readonly PropertyName[];
}

interface ExpectedFeature {
  readonly version: number;
  readonly owner: string;
}

interface ExpectedVersions {
  readonly patched: string;
  readonly unpatched: string;
}

/** The scenario's `expect`; reports what the world does not have. */
export function expectOf(data: ScenarioData['expect'] = {}, world: World, report: Report): Expect {
  const { log = null, features = null, effects = null, enabled = null } = data;
  const { settings = {}, runs = {}, violations = [], holds = [] } = data;
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
  const declared = Object.keys(world.settings ?? {});
  for (const name of Object.keys(settings)) {
    if (!declared.includes(name))
      report(['expect', 'settings', name], { ...unknownName('setting', name, declared), onKey: true });
  }
  const patches = Object.keys(world.livepatches);
  enabled?.forEach((name, i) => {
    if (!patches.includes(name)) report(['expect', 'enabled', i], unknownName('livepatch', name, patches));
  });
  checkRuns(runs, world, report);
  holds.forEach((name, i) => {
    if (violations.includes(name)) report(['expect', 'holds', i], contradicted(name));
  });
  const both = (version: RunsData[string]) =>
    typeof version === 'string' ? { patched: version, unpatched: version } : version;
  const versions = Object.entries(runs).map(([name, version]) => [name, both(version)] as const);
  return { log, features, effects, enabled, settings, runs: Object.fromEntries(versions), violations, holds };
}

type RunsData = NonNullable<NonNullable<ScenarioData['expect']>['runs']>;

function checkRuns(runs: RunsData, world: World, report: Report): void {
  const named = [...new Set(namedFunctions(world).map(({ name }) => name))];
  for (const [name, version] of Object.entries(runs)) {
    if (!named.includes(name)) {
      report(['expect', 'runs', name], { ...unknownName('changed function', name, named), onKey: true });
      continue;
    }
    const versions = [...changersOf(name, world), ORIGINAL];
    const check = (given: string, path: readonly string[]) => {
      if (!versions.includes(given)) report(path, unknownName(`version of ${name}`, given, versions));
    };
    if (typeof version === 'string') check(version, ['expect', 'runs', name]);
    else for (const [key, given] of Object.entries(version)) check(given, ['expect', 'runs', name, key]);
  }
}

function changersOf(name: string, { livepatches }: World): string[] {
  return Object.entries(livepatches).flatMap(([patch, { objects }]) =>
    objects.some(({ functions }) => functions?.some(({ original }) => original === name)) ? [patch] : [],
  );
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

function contradicted(property: string): Mistake {
  return {
    code: 'contradiction',
    what: `${property} is to be violated and to hold`,
    expected: 'it under violations or under holds',
  };
}
