import { describe } from 'vitest';
import { type CountedWorld, modelTests } from '../support/model-tests.ts';

const WORLD: CountedWorld = {
  name: 'callbacks, functions, allocations and a module that fail',
  scenario: {
    modules: { kvm: {} },
    livepatches: {
      A: { objects: ['vmlinux', 'kvm'], features: { L1TF: 1 } },
      B: { replace: false, objects: ['kvm', 'vmlinux'], features: { L1TF: 1 } },
    },
    faults: [
      { in: 'A', object: 'kvm', pre_patch: -19 },
      { in: 'A', object: 'kvm', patching: -22 },
      { in: 'B', object: 'vmlinux', patching: -16 },
      { in: 'B', object: 'kvm', pre_patch: 1 },
      { in: 'B', allocation: 'L1TF' },
      { in: 'kvm', init: -12 },
    ],
  },
  design: 'repaired',
  states: 216,
  transitions: 872,
};

describe(WORLD.name, () => modelTests(WORLD));
