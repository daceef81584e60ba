import { describe, expect, test } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { exploreWorld } from '../../src/livepatch/explore-world.ts';
import { featuresToHandOn } from '../../src/livepatch/handed-on.ts';
import { worldOf } from '../support/world-of.ts';

const A1 = { features: { L1TF: 1 } };
const B2 = { features: { L1TF: 2 } };
const D = { retires: { L1TF: 1 } };

describe('a feature to hand on', () => {
  const toHandOn = (livepatches: Parameters<typeof worldOf>[0]['livepatches']) =>
    featuresToHandOn(worldOf({ livepatches }));

  test('is one that a livepatch lists, and another lists or retires', () => {
    expect(toHandOn({ A1, B2 })).toEqual(['L1TF']);
    expect(toHandOn({ A1, D })).toEqual(['L1TF']);
    expect(toHandOn({ A: { features: { TAA: 1, L1TF: 1 } }, D })).toEqual(['L1TF']);
  });

  test('is none that one livepatch alone knows, or that is only retired', () => {
    expect(toHandOn({ A1, N: {} })).toEqual([]);
    expect(toHandOn({ D, D2: D })).toEqual([]);
  });
});

describe('never handed on', () => {
  const walked = (
    livepatches: Parameters<typeof worldOf>[0]['livepatches'],
    design: string,
    { handing = true, depth = null }: { handing?: boolean; depth?: number | null } = {},
  ) =>
    exploreWorld(worldOf({ livepatches }), entry(DESIGNS, design), {
      faults: 0,
      force: false,
      depth,
      states: null,
      handing,
    });

  test('a livepatch with the feature of an installed one is refused', async () => {
    expect((await walked({ A1, B2 }, 'provides')).neverHandedOn).toEqual(['L1TF']);
    expect((await walked({ A1, B2 }, 'klp-state')).neverHandedOn).toEqual([]);
  });

  test('a livepatch that retires the feature is refused, and does not take over when it is the older one', async () => {
    expect((await walked({ A1, D }, 'klp-state')).neverHandedOn).toEqual(['L1TF']);
    expect((await walked({ A1, D }, 'settle')).neverHandedOn).toEqual([]);
  });

  test('each feature by itself', async () => {
    const livepatches = { A: { features: { L1TF: 1, TAA: 1 } }, B2, C: { features: { TAA: 1 } } };
    expect((await walked(livepatches, 'klp-state')).neverHandedOn).toEqual(['L1TF']);
  });

  test('is left out where it was not asked for, and where the walk is not closed', async () => {
    expect((await walked({ A1, B2 }, 'provides', { handing: false })).neverHandedOn).toEqual([]);
    expect((await walked({ A1, B2 }, 'provides', { depth: 2 })).neverHandedOn).toEqual([]);
  });

  test('leaves the verdicts as they are', async () => {
    const asked = await walked({ A1, B2 }, 'provides');
    const plain = await walked({ A1, B2 }, 'provides', { handing: false });
    expect(asked.verdicts).toEqual(plain.verdicts);
  });
});
