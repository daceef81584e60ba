import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Context } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { moduleName } from '../../machines/module-name.ts';
import type { Callback, Observation } from '../../machines/observation.ts';
import type { PatchObject, World } from '../../machines/world.ts';
import { loadScenario } from '../../src/scenario/read.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { differences } from '../../src/uses/simulate/expectations.ts';
import { type Simulation, simulate } from '../../src/uses/simulate/simulate.ts';
import { type Taken, taken } from '../support/take.ts';

const FOLDER = 'scenarios/kernel';
const FILES = readdirSync(FOLDER).filter(name => name.endsWith('.yaml'));
const SCENARIOS = FILES.map(name => loadScenario(`${FOLDER}/${name}`, Object.keys(DESIGNS)));
const BY_TITLE = SCENARIOS.map(scenario => [scenario.title, scenario] as const);

describe('the machine does what the kernel does', () => {
  test.each(BY_TITLE)('%s', (_, scenario) => {
    expect(differences(scenario, follow(scenario))).toEqual([]);
  });
});

/** Until 5.4 a module that was refused counts as loaded. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'In 5.3 post-patch runs for a module that was refused': ['P/y: post_patch while it is away'],
};

describe('the callbacks of each object come in turn', () => {
  test.each(BY_TITLE)('%s', (title, scenario) => {
    expect(outOfTurn(scenario.world, follow(scenario))).toEqual(KNOWN[title] ?? []);
  });
});

test('each row of the table of callbacks has a file', () => {
  const rows = Array.from({ length: 25 }, (_, i) => `row-${String(i + 1).padStart(2, '0')}-`);
  expect(rows.filter(row => !FILES.some(name => name.startsWith(row)))).toEqual([]);
});

test('each title is given once', () => {
  const titles = SCENARIOS.map(({ title }) => title);
  expect(titles.filter((title, i) => titles.indexOf(title) < i)).toEqual([]);
});

test('callbacks that are out of turn are found', () => {
  const scenario = SCENARIOS.find(({ file }) => file.endsWith('/row-08-disable-completes.yaml'));
  if (scenario === undefined) throw new Error('there is no such file');
  const { steps, ...rest } = follow(scenario);
  const without = (callback: Callback) => ({
    ...rest,
    steps: steps.map(step => ({
      ...step,
      outcomes: step.outcomes.map(outcome => ({
        ...outcome,
        observations: outcome.observations.filter(
          seen => seen.type !== 'callback' || seen.callback !== callback || seen.object !== 'x',
        ),
      })),
    })),
  });
  const found = (callback: Callback) => outOfTurn(scenario.world, without(callback));
  expect(found('pre_patch')).toContain('P/x: post_patch while it is away');
  expect(found('post_patch')).toContain('P/x: it is prepared when it should be active');
  expect(found('pre_unpatch')).toContain('P/x: post_unpatch while it is active');
  expect(found('post_unpatch')).toContain('P/x: it is leaving when it should be away');
});

const followed = new Map<Scenario, Simulation>();

/** Each is followed once, whatever is asked of it. */
function follow(scenario: Scenario): Simulation {
  const { world, design, steps } = scenario;
  const found = DESIGNS[design ?? 'klp-state'];
  if (found === undefined) throw new Error(`no design is called ${design}`);
  const simulation = followed.get(scenario) ?? simulate(world, found, steps);
  followed.set(scenario, simulation);
  return simulation;
}

/** How far an object of a livepatch is. */
type Stage = 'away' | 'prepared' | 'active' | 'leaving';

/**
 * Which callback may come next, and where it leads; a pre-patch that fails leads nowhere. At the end of its life
 * an object has had as many post-unpatches as pre-patches that succeeded, and as many pre-unpatches as post-patches:
 *
 * - post-patch never comes before pre-patch, and post-unpatch never without one that succeeded;
 * - a post-unpatch follows a pre-patch directly when the enable fails or is reversed, and when the module goes or is
 *   refused before its object has had a post-patch;
 * - a post-patch comes again, without a pre-patch, only after a pre-unpatch: when a disable is reversed.
 */
const NEXT: Readonly<Record<Stage, Readonly<Partial<Record<Callback, Stage>>>>> = {
  away: { pre_patch: 'prepared' },
  prepared: { post_patch: 'active', post_unpatch: 'away' },
  active: { pre_unpatch: 'leaving' },
  leaving: { post_patch: 'active', post_unpatch: 'away' },
};

/** Each callback that is out of turn, and each object that is not where its livepatch is; in sentences. */
function outOfTurn(world: World, simulation: Simulation): string[] {
  const wrong: string[] = [];
  const stages = new Map<string, Stage>();
  /** Replaced, and not loaded anew: none of its callbacks may run, and its objects stay as they were left. */
  const replaced = new Set<string>();
  const stageOf = (key: string) => stages.get(key) ?? 'away';

  for (const outcome of simulation.steps.flatMap(({ outcomes }) => outcomes.map(taken))) {
    const { before, after, event, observations } = outcome;
    if (event.type === 'load' && outcome.result !== 'EEXIST' && replaced.delete(event.patch)) {
      for (const { name } of watched(world, event.patch)) stages.delete(`${event.patch}/${name}`);
    }

    for (const [i, seen] of observations.entries()) {
      if (seen.type !== 'callback') continue;
      const { callback, patch, object } = seen;
      const key = `${patch}/${object}`;
      const next = NEXT[stageOf(key)][callback];
      if (next === undefined) wrong.push(`${key}: ${callback} while it is ${stageOf(key)}`);
      else if (!isFailedPrePatch(observations, i)) stages.set(key, next);
      if (replaced.has(patch)) wrong.push(`${key}: ${callback} after ${patch} was replaced`);
      // A disable runs it before its transition starts, a module that goes only for the other patches.
      if (callback === 'pre_unpatch' && before.klp.transitionPatch === patch) {
        wrong.push(`${key}: pre_unpatch in a transition of ${patch}`);
      }
    }

    for (const patch of Object.keys(world.livepatches)) {
      if (replaced.has(patch)) continue;
      const isReplaced = isReplacedBy(outcome, patch);
      if (isReplaced) replaced.add(patch);
      for (const { name } of watched(world, patch)) {
        const stage = stageOf(`${patch}/${name}`);
        const due = stagesDue(isReplaced ? before : after, patch, name);
        if (!due.includes(stage)) {
          wrong.push(`${patch}/${name}: it is ${stage} when it should be ${due.join(' or ')}`);
        }
      }
    }
  }
  return wrong;
}

/** Where an object may be between two events. */
function stagesDue({ klp, modules }: Context, patch: string, object: string): readonly Stage[] {
  const isLoaded = object === 'vmlinux' || modules[object]?.state !== 'unloaded';
  if (!klp.patches.includes(patch) || !isLoaded) return ['away'];
  return klp.transitionPatch === patch ? ['prepared', 'leaving'] : ['active'];
}

/** The objects of which every callback can be seen. */
function watched({ livepatches }: World, patch: string): readonly PatchObject[] {
  return (livepatches[patch]?.objects ?? []).filter(
    ({ callbacks: { prePatch, postPatch, preUnpatch, postUnpatch } }) =>
      prePatch !== null && postPatch && preUnpatch && postUnpatch,
  );
}

/** Whether the livepatch leaves the stack because the transition of another one is complete. */
function isReplacedBy({ before, after, event }: Taken, patch: string): boolean {
  const { patches } = before.klp;
  const transitionPatch = before.klp.transitionPatch ?? ('patch' in event ? event.patch : null);
  return transitionPatch !== patch && patches.includes(patch) && !after.klp.patches.includes(patch);
}

/** Whether the kernel says, right after the callback (and the line that it may print), that it failed. */
function isFailedPrePatch(observations: readonly Observation[], place: number): boolean {
  const call = observations[place];
  if (call?.type !== 'callback' || call.callback !== 'pre_patch') return false;
  const next = observations
    .slice(place + 1)
    .find(seen => seen.type === 'log' && seen.line.startsWith('livepatch: '));
  const object = moduleName(call.object);
  return next?.type === 'log' && next.line === `livepatch: pre-patch callback failed for object '${object}'`;
}
