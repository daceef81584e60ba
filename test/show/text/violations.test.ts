import { expect, test } from 'vitest';
import { entry } from '../../../machines/context.ts';
import { DESIGNS } from '../../../machines/designs/index.ts';
import type { PropertyName } from '../../../machines/properties.ts';
import { exploreWorld } from '../../../src/livepatch/explore-world.ts';
import { type JudgedWorld, judgeWorld } from '../../../src/livepatch/judged-world.ts';
import { loadScenario } from '../../../src/scenario/read.ts';
import { pageFor } from '../../../src/show/text/page.ts';
import { violationTexts, wholeHistoryText } from '../../../src/show/text/violations.ts';

const PAGE = pageFor(undefined, false);

async function judged(properties?: readonly PropertyName[]): Promise<JudgedWorld> {
  const scenario = loadScenario('scenarios/sketch/upgrade.yaml');
  const sketch = entry(DESIGNS, 'sketch');
  const bounds = { faults: 0, force: false, depth: null, states: null };
  const asked = properties === undefined ? bounds : { ...bounds, properties };
  return judgeWorld(scenario, sketch, await exploreWorld(scenario.world, sketch, asked));
}

const UPGRADE = await judged();

/** The lines that number a step, and whether something stands below each: what it does. */
function stepsOf(text: string): string[] {
  return [...text.matchAll(/^ +(\d+)\. .*(\n {7})?/gm)].map(
    ([, number, below]) => `${number}${below === undefined ? '' : ' whole'}`,
  );
}

test('the sketch goes wrong in two ways, and each has below it what comes of it', () => {
  const texts = violationTexts(PAGE, UPGRADE);
  expect(texts.map(text => text.split('\n')[0])).toEqual([
    'stale-owner, stale-version, double-enable: 4 steps',
    'unsafe-downgrade: 7 steps, the first 4 as in stale-owner',
    'residue: 8 steps, the first 4 as in stale-owner',
    'lost-feature: 5 steps, the first 3 as in stale-owner',
    'leaked-effect: 7 steps, the first 5 as in lost-feature',
    'warning: 7 steps, the first 5 as in lost-feature',
    'missing-effect, unprotected: 8 steps, the first 5 as in lost-feature',
    'double-disable: 9 steps, the first 5 as in lost-feature',
  ]);
  expect(texts.map(stepsOf)).toEqual([
    ['1 whole', '2 whole', '3 whole', '4 whole'],
    ['5', '6', '7'],
    ['5', '6', '7', '8'],
    // It goes wrong by itself, so its steps can be taken as they stand; what the first three do stands above.
    ['1', '2', '3', '4 whole', '5 whole'],
    ['6', '7'],
    ['6', '7'],
    ['6', '7', '8'],
    ['6', '7', '8', '9'],
  ]);
});

test('no step is told twice with what it does', () => {
  const lines = violationTexts(PAGE, UPGRADE).join('\n').split('\n');
  expect(lines.length).toBeLessThan(160);
  expect(lines.filter(line => line.includes("'A1': starting patching transition"))).toHaveLength(1);
});

test('the longest of those that are cut can be asked for', () => {
  expect(wholeHistoryText(UPGRADE)).toBe(`\
One of them with all its callbacks and log:
  klpwalk explore scenarios/sketch/upgrade.yaml --design sketch --property double-disable`);
});

test('one that stands alone is whole, and nothing else needs to be asked for', async () => {
  const alone = await judged(['double-disable']);
  expect(wholeHistoryText(alone)).toBeNull();
  expect(violationTexts(PAGE, alone).map(stepsOf)).toEqual([
    ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(step => `${step} whole`),
  ]);
});
