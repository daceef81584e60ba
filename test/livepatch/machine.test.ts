import { describe } from 'vitest';
import { type CountedWorld, modelTests } from '../support/model-tests.ts';

const CALLBACKS = { pre_patch: 0, post_patch: true, pre_unpatch: true, post_unpatch: true };

/** Small worlds, and how much of each there is to walk. */
const WORLDS: readonly CountedWorld[] = [
  {
    name: 'two cumulative livepatches',
    scenario: { livepatches: { A1: { features: { L1TF: 1 } }, B1: { features: { L1TF: 1 } } } },
    design: 'sketch',
    states: 20,
    transitions: 44,
  },
  {
    name: 'livepatches on a stack, and a module that comes and goes',
    scenario: {
      modules: { kvm: {} },
      livepatches: {
        A: { replace: false, objects: ['vmlinux', 'kvm'], features: { L1TF: 1 } },
        B: { objects: [{ name: 'kvm', callbacks: CALLBACKS }] },
      },
    },
    design: 'klp-state',
    states: 69,
    transitions: 214,
  },
  {
    name: 'a task that is blocked, and its child',
    scenario: {
      modules: { kvm: { functions: ['run'] } },
      livepatches: { A: { objects: [{ name: 'kvm', functions: { run: 'A_run' }, callbacks: CALLBACKS }] } },
      tasks: [
        { name: 'vcpu', in: 'run', blocked: false },
        { name: 'child', parent: 'vcpu' },
      ],
    },
    design: 'sketch',
    states: 54,
    transitions: 234,
  },
];

describe.each(WORLDS)('$name', modelTests);
