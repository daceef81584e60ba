import { expect, test } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { loadScenario } from '../../src/scenario/read.ts';
import { walked } from '../support/walked.ts';

/** Of each world and design: the length of a shortest history to each violation; the world is walked to its end. */
const TABLE: readonly [world: string, design: string, violated: Readonly<Record<string, number>>][] = [
  ['upgrade-knows-nothing', 'klp-state', {}],
  ['stack', 'klp-state', { unprotected: 5, 'missing-effect': 6, 'use-after-free': 7, 'double-disable': 7 }],
  [
    'two-objects',
    'klp-state',
    {
      warning: 3,
      'double-enable': 3,
      'double-disable': 4,
      'missing-effect': 4,
      unprotected: 4,
      'use-after-free': 5,
    },
  ],
  [
    'upgrade-knows-nothing',
    'sketch',
    {
      'stale-version': 4,
      'stale-owner': 4,
      'double-enable': 4,
      'lost-feature': 5,
      'unsafe-downgrade': 7,
      warning: 7,
      'leaked-effect': 7,
      residue: 8,
      'missing-effect': 8,
      unprotected: 8,
      'double-disable': 9,
    },
  ],
  [
    'two-objects',
    'sketch',
    { 'double-disable': 4, 'lost-feature': 4, 'missing-effect': 4, unprotected: 4, warning: 4 },
  ],
  ['module-only', 'sketch', { warning: 5 }],
  [
    'stack',
    'sketch',
    { unprotected: 5, 'missing-effect': 6, 'lost-feature': 6, 'double-disable': 7, warning: 8 },
  ],
  ['retire', 'sketch', {}],
  ['upgrade-knows-nothing', 'repaired', {}],
  ['two-objects', 'repaired', { 'lost-feature': 4, 'missing-effect': 4, unprotected: 4, warning: 6 }],
  ['module-only', 'repaired', {}],
  ['stack', 'repaired', { unprotected: 5, 'lost-feature': 6, 'missing-effect': 6, warning: 9 }],
  ['retire', 'repaired', {}],
  ['knows-nothing', 'module-refcount', { 'leaked-effect': 3 }],
  ['knows-nothing', 'state-callbacks', { unprotected: 3 }],
  [
    'stack-then-replace',
    'state-callbacks',
    { unprotected: 3, 'leaked-effect': 6, 'release-in-use': 7, 'double-enable': 9 },
  ],
  ['stack-on-replace', 'state-callbacks', { unprotected: 3, 'release-in-use': 7 }],
];

test.each(TABLE)(
  '%s under %s: the histories that are known, and no others',
  async (name, design, violated) => {
    const { world } = loadScenario(`scenarios/worlds/${name}.yaml`);
    expect((await walked(world, entry(DESIGNS, design))).violated).toEqual(violated);
  },
);
