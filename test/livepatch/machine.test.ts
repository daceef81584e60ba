import { describe, expect, test } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import type { KlpEvent } from '../../machines/events.ts';
import { exploreWorld } from '../../src/livepatch/explore-world.ts';
import { CallbackLedger } from '../support/callback-ledger.ts';
import { taken } from '../support/take.ts';
import { everyTransition, keyOf } from '../support/test-model.ts';
import { worldOf } from '../support/world-of.ts';

const CALLBACKS = { pre_patch: 0, post_patch: true, pre_unpatch: true, post_unpatch: true };

/** Small worlds, and how much of each there is to walk. */
const WORLDS = [
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
    transitions: 244,
  },
] satisfies {
  name: string;
  scenario: Parameters<typeof worldOf>[0];
  design: string;
  states: number;
  transitions: number;
}[];

describe.each(WORLDS)('$name', ({ scenario, design: name, states, transitions }) => {
  const world = worldOf(scenario);
  const design = entry(DESIGNS, name);
  const every = everyTransition(world, design);

  test('the test model misses no state and no transition', async () => {
    expect({ states: every.states, transitions: every.transitions }).toEqual({ states, transitions });
    const options = { faults: world.faults.length, force: false, depth: null, states: null, symmetry: false };
    expect(await exploreWorld(world, design, options)).toMatchObject({ states, transitions });
  });

  test('every path leads where the test model says, and the callbacks keep their promises', () => {
    for (const path of every.paths) {
      let at = every.model.initial;
      const ledger = new CallbackLedger(world);
      const send = ({ event }: { event: KlpEvent }) => {
        const outcome = every.model.take(at, event);
        at = outcome.after;
        ledger.enter(taken(outcome));
      };
      path.testSync({
        events: Object.fromEntries(path.steps.map(({ event }) => [event.type, send])),
        states: { '*': state => expect(keyOf(at)).toBe(keyOf(state)) },
      });
    }
  });
});
