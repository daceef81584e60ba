import { test } from 'vitest';
import { DESIGNS } from '../../machines/designs/index.ts';
import { expectEnginesAgree } from '../support/engine-agreement.ts';
import { worldOf } from '../support/world-of.ts';

test.each(Object.keys(DESIGNS))('under %s engines agree on faults', async name => {
  const world = worldOf({
    modules: { kvm: {} },
    livepatches: {
      A: { replace: false, objects: ['vmlinux', 'kvm'], features: { S: 1 } },
      B: { features: { S: 2 } },
    },
    faults: [
      { in: 'B', allocation: 'S' },
      { in: 'B', address: 'reused' },
    ],
  });
  const options = { faults: 2, force: false, depth: null, states: null, symmetry: false };
  await expectEnginesAgree(world, name, options);
});

test.each(Object.keys(DESIGNS))('under %s engines agree on force and a task', async name => {
  const world = worldOf({
    livepatches: {
      P: {
        objects: [{ name: 'vmlinux', functions: { f: 'P_f' } }],
        features: { S: 1 },
        carries: ['vmlinux'],
      },
    },
    tasks: [{ name: 'reader', in: 'f' }],
  });
  await expectEnginesAgree(world, name, {
    faults: 0,
    force: true,
    depth: null,
    states: null,
    symmetry: false,
  });
});
