import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { designFor } from '../../src/scenario/design-for.ts';
import { loadScenario } from '../../src/scenario/read.ts';
import { walked } from '../support/walked.ts';

const FOLDER = 'scenarios/callbacks';

/** Of each world: the length of a shortest history to each violation; it is walked to its end. */
const VIOLATED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'a-cancelled-load-undoes-what-the-older-one-set': { 'undone-value': 5 },
  'a-shadow-variable-goes-with-its-livepatch': {},
  'a-shadow-variable-is-shared': { 'release-in-use': 5 },
  'a-shadow-variable-outlives-its-livepatch': { 'no-way-back': 2, 'leaked-shadow': 3, warning: 5 },
  'an-administrator-sets-a-value-meanwhile': { 'overwritten-value': 6 },
  'an-object-that-goes-hands-its-feature-on': {
    'leaked-effect': 5,
    'leaked-feature': 5,
    'no-way-back': 5,
    'stale-owner': 8,
  },
  'deployed-sketch-next-repaired': {
    'stale-owner': 4,
    'leaked-feature': 6,
    'missing-effect': 7,
    unprotected: 7,
    'double-disable': 8,
  },
  'off-from-pre-patch-to-post-patch': {
    unprotected: 3,
    'unsafe-downgrade': 4,
    'double-enable': 4,
    'missing-effect': 5,
    residue: 5,
    'double-disable': 6,
  },
  'the-name-of-a-dead-livepatch-comes-back': {
    'unrestored-value': 3,
    'no-way-back': 3,
    'undone-value': 5,
  },
};

describe('scenarios/callbacks', () => {
  test('each is told here', () => {
    expect(readdirSync(FOLDER).map(file => file.replace('.yaml', ''))).toEqual(Object.keys(VIOLATED));
  });

  test.each(Object.entries(VIOLATED))('%s', async (name, expected) => {
    const scenario = loadScenario(`${FOLDER}/${name}.yaml`);
    const design = designFor(scenario);
    expect((await walked(scenario.world, design)).violated).toEqual(expected);
  });
});
