import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exploreWorld } from '../../src/livepatch/explore-world.ts';
import { triesTasks } from '../../src/livepatch/virtual-time.ts';
import { designFor } from '../../src/scenario/design-for.ts';
import { loadScenario } from '../../src/scenario/read.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { differences } from '../../src/uses/simulate/expectations.ts';
import { simulate } from '../../src/uses/simulate/simulate.ts';

const FOLDER = 'scenarios/cases';

/**
 * Of each case: who keeps its features in the two histories (`null`: its own callbacks), how long they are, and what the bad one breaks, at which
 * step. Its steps are those of `explore`, so that each is also the length of a shortest history.
 */
const CASES = [
  {
    name: 'l1tf',
    well: { design: 'repaired', steps: 7 },
    badly: {
      design: 'repaired',
      steps: 4,
      breaks: { 'missing-effect': 4, unprotected: 4, 'lost-feature': 4 },
    },
  },
  {
    name: 'meltdown',
    well: { design: 'klp-state', steps: 7 },
    badly: { design: 'none', steps: 4, breaks: { 'leaked-effect': 4 } },
  },
  {
    name: 'taa',
    well: { design: null, steps: 7 },
    badly: { design: null, steps: 1, breaks: { 'leaked-feature': 1 } },
  },
  {
    name: 'challenge-ack',
    well: { design: null, steps: 6 },
    badly: { design: null, steps: 6, breaks: { unprotected: 5, 'missing-effect': 6 } },
  },
  {
    name: 'nfs-backchannel',
    well: { design: 'repaired', steps: 9 },
    badly: { design: 'klp-state', steps: 4, breaks: { warning: 3, 'double-enable': 4 } },
  },
  {
    name: 'rawmidi',
    well: { design: 'state-callbacks', steps: 6 },
    badly: { design: 'state-callbacks', steps: 7, breaks: { 'release-in-use': 7 } },
  },
  {
    name: 'v4l2-event',
    well: { design: 'klp-state', steps: 7 },
    badly: { design: 'klp-state', steps: 5, breaks: { unprotected: 4, 'missing-effect': 5 } },
  },
  {
    name: 'console-loglevel',
    well: { design: null, steps: 10 },
    badly: { design: null, steps: 4, breaks: { 'use-after-free': 4, 'double-enable': 4 } },
  },
  {
    name: 'stalled-upgrade',
    well: { design: 'repaired', steps: 4 },
    badly: { design: 'sketch', steps: 4, breaks: { 'lost-feature': 4 } },
  },
] as const;

test('each case has a history that goes well and one that goes badly', () => {
  const files = CASES.flatMap(({ name }) => [`${name}-goes-badly.yaml`, `${name}-goes-well.yaml`]);
  expect(readdirSync(FOLDER).sort()).toEqual(files.sort());
});

describe.each(CASES)('$name', ({ name, well, badly }) => {
  const goesWell = loadScenario(`${FOLDER}/${name}-goes-well.yaml`);
  const goesBadly = loadScenario(`${FOLDER}/${name}-goes-badly.yaml`);

  test('both histories go through the same livepatches, modules, tasks and faults', () => {
    const { kernel, ...world } = goesWell.world;
    expect(goesBadly.world).toMatchObject(world);
  });

  test('one history goes well: the log and the end are as told, and nothing is broken', () => {
    expect(goesWell).toMatchObject({ design: well.design, steps: { length: well.steps } });
    expect(goesWell.expect.log).not.toBeNull();
    const simulation = follow(goesWell);
    expect(differences(goesWell, simulation)).toEqual([]);
    expect(simulation.violations).toEqual([]);
  });

  test('one history goes badly: the log and the end are as told, and just this is broken', () => {
    expect(goesBadly).toMatchObject({ design: badly.design, steps: { length: badly.steps } });
    expect(goesBadly.expect.log).not.toBeNull();
    const simulation = follow(goesBadly);
    expect(differences(goesBadly, simulation)).toEqual([]);
    const broken = simulation.violations.map(({ property, step }) => [property, step]);
    expect(Object.fromEntries(broken)).toEqual(badly.breaks);
  });

  test('no shorter history breaks it, and it ends there', async () => {
    expect(await shortestIn(goesBadly)).toMatchObject(badly.breaks);
    expect(Math.max(...Object.values(badly.breaks))).toBe(badly.steps);
  });
});

test('L1TF is safe when vmlinux alone carries it', async () => {
  const scenario = loadScenario(`${FOLDER}/l1tf-goes-badly.yaml`);
  const livepatches = Object.entries(scenario.world.livepatches).map(([name, livepatch]) => {
    const objects = livepatch.objects.map(object => ({ ...object, carries: object.name === 'vmlinux' }));
    return [name, { ...livepatch, objects }] as const;
  });
  const world = { ...scenario.world, livepatches: Object.fromEntries(livepatches) };
  expect(await shortestIn({ ...scenario, world })).toEqual({});
});

test('console_loglevel is safe in 6.12', async () => {
  const scenario = loadScenario(`${FOLDER}/console-loglevel-goes-well.yaml`);
  expect(scenario.world.kernel).toBe('6.12');
  expect(await shortestIn(scenario)).toEqual({});
});

test('kpatch cancels the stalled upgrade after 75 seconds, and as many attempts', () => {
  const [, load, cancel] = follow(loadScenario(`${FOLDER}/stalled-upgrade-goes-well.yaml`)).steps;
  const attempts = load?.outcomes.filter(triesTasks);
  expect(attempts).toHaveLength(75);
  expect(cancel).toMatchObject({ at: 75, result: 'ok' });
});

function follow({ world, design, steps }: Scenario) {
  return simulate(world, designFor({ design }), steps);
}

/** Each property that is violated in the scenario's world, and the length of a shortest history to that. */
async function shortestIn(scenario: Scenario): Promise<Readonly<Record<string, number>>> {
  const options = { faults: scenario.declaredFaults, ...scenario.explore };
  const { verdicts } = await exploreWorld(scenario.world, designFor(scenario), options);
  return Object.fromEntries(
    verdicts.flatMap(({ property, history }) => (history === undefined ? [] : [[property, history.length]])),
  );
}
