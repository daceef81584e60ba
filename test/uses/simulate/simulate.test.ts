import { describe, expect, test } from 'vitest';
import type { StepData } from '../../../src/scenario/schema/step.ts';
import type { SimulatedStep } from '../../../src/uses/simulate/simulate.ts';
import { follow } from '../../support/follow.ts';

const SIGNALLING = 'livepatch: signaling remaining tasks';
/** Changes the function f, and says when its callbacks run. */
const P = {
  objects: [
    {
      name: 'vmlinux',
      functions: { f: 'P_f' },
      callbacks: {
        pre_patch: 0,
        post_patch: true,
        pre_unpatch: true,
        post_unpatch: true,
        log: 'std' as const,
      },
    },
  ],
};

function results(steps: readonly SimulatedStep[]): string[] {
  return steps.map(({ result }) => result);
}

/** The kernel log of one step; its number counts from 1. */
function logOf(steps: readonly SimulatedStep[], number: number): string[] {
  return steps[number - 1]?.outcomes.flatMap(({ log }) => log) ?? [];
}

describe('without tasks', () => {
  test('a step that waits completes the transition', () => {
    const { simulation } = follow({ livepatches: { A: {} }, steps: ['load A'] });
    expect(simulation.log).toEqual([
      "livepatch: enabling patch 'A'",
      "livepatch: 'A': initializing patching transition",
      "livepatch: 'A': starting patching transition",
      "livepatch: 'A': completing patching transition",
      "livepatch: 'A': patching complete",
    ]);
    expect(simulation.steps.map(({ outcomes }) => outcomes.map(({ event }) => event))).toEqual([
      [{ type: 'load', patch: 'A' }, { type: 'complete' }],
    ]);
    expect(simulation.final.klp).toMatchObject({ patches: ['A'], transitionPatch: null });
  });

  test('with & the transition runs on, until a step waits for it', () => {
    const { simulation } = follow({
      livepatches: { A: {} },
      steps: ['load A &', 'disable A &', 'enable A &', 'complete', 'disable A'],
    });
    expect(results(simulation.steps)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
    expect(simulation.steps.map(({ outcomes }) => outcomes.at(-1)?.after.context.klp.targetState)).toEqual([
      'patched',
      'unpatched',
      'patched',
      'idle',
      'idle',
    ]);
    expect(logOf(simulation.steps, 4)).toEqual([
      "livepatch: 'A': completing patching transition",
      "livepatch: 'A': patching complete",
    ]);
  });

  test('a step that is refused has nothing to wait for', () => {
    const { simulation } = follow({
      livepatches: { A: {}, B: {} },
      steps: ['load A &', { do: 'load B', fails: 'EBUSY' }, 'disable A'],
    });
    expect(results(simulation.steps)).toEqual(['ok', 'EBUSY', 'ok']);
    expect(logOf(simulation.steps, 2)).toEqual([]);
    expect(simulation.steps[1]?.outcomes.at(-1)?.after.context.klp.transitionPatch).toBe('A');
  });

  test('virtual time passes only for at', () => {
    const { simulation } = follow({
      livepatches: { A: {} },
      steps: ['load A', { do: 'disable A', at: '2m' }, { do: 'unload A', at: 3 }, 'load A'],
    });
    expect(simulation.steps.map(({ at }) => at)).toEqual([0, 120, 120, 120]);
    expect(results(simulation.steps)).toEqual(['ok', 'ok', 'ok', 'ok']);
  });

  test('complete where no transition runs does nothing', () => {
    const { simulation } = follow({ livepatches: { A: {} }, steps: ['complete'] });
    expect(simulation.steps).toMatchObject([{ at: 0, result: 'ok', outcomes: [] }]);
    expect(simulation.log).toEqual([]);
  });
});

describe('a step that fails', () => {
  test('gives the name of the error, and the next step follows', () => {
    const { simulation } = follow({
      livepatches: { A: {}, B: P, C: { features: { S: 1 } } },
      design: 'sketch',
      steps: [
        'enable A',
        'load A',
        'load A',
        'enable A',
        'unload A',
        { do: 'load B', fault: { in: 'B', pre_patch: -19 } },
        { do: 'load C', fault: { in: 'C', allocation: 'S' } },
        'force A',
        'unload B',
        'disable A',
        'unload A',
      ],
    });
    expect(results(simulation.steps)).toEqual([
      'ENOENT',
      'ok',
      'EEXIST',
      'EINVAL',
      'EAGAIN',
      'ENODEV',
      'ENOMEM',
      'EINVAL',
      'ENOENT',
      'ok',
      'ok',
    ]);
  });

  test('may meet any number of faults', () => {
    const fault = { in: 'A', patching: -22 };
    const { simulation } = follow({
      livepatches: { A: {} },
      faults: [fault],
      explore: { faults: 1 },
      steps: [{ do: 'load A', fault }, { do: 'load A', fault }, { do: 'load A', fault }, 'load A'],
    });
    expect(results(simulation.steps)).toEqual(['EINVAL', 'EINVAL', 'EINVAL', 'ok']);
    expect(simulation.final.faults).toEqual({ left: null });
  });
});

test('a positive value of pre_patch leaves the module resident, without a livepatch', () => {
  const { simulation } = follow({
    livepatches: { A: P, B: {} },
    steps: [
      { do: 'load A', fault: { in: 'A', pre_patch: 1 } },
      { do: 'load A', fails: 'EEXIST' },
      { do: 'disable A', fails: 'ENOENT' },
      'load B',
      'unload A',
      'load A',
    ],
  });
  expect(results(simulation.steps)).toEqual(['ok', 'EEXIST', 'ENOENT', 'ok', 'ok', 'ok']);
  expect(simulation.steps[0]?.outcomes.at(-1)?.after.context).toMatchObject({
    klp: { patches: [null, null] },
    livepatches: { A: { resident: true, enabled: false } },
  });
});

describe('with tasks', () => {
  const SLOW = { livepatches: { P }, tasks: [{ name: 'reader', in: 'f' }] };

  test('a transition that nothing holds up completes in the first attempt, at once', () => {
    const { simulation } = follow({
      livepatches: { P },
      tasks: [{ name: 'reader', in: 'f', blocked: false }],
      steps: ['load P', 'disable P', 'unload P'],
    });
    expect(simulation.steps).toMatchObject([
      { at: 0, result: 'ok' },
      { at: 0, result: 'ok' },
      { at: 0, result: 'ok' },
    ]);
    expect(simulation.steps[0]?.outcomes.map(({ event }) => event.type)).toEqual(['load']);
  });

  test('who does not wait is not faster than the first attempt, unless a task was on a CPU then', () => {
    const reversing = "livepatch: 'P': reversing transition from patching to unpatching";
    const logAfter = (load: StepData) =>
      follow({
        livepatches: { P },
        tasks: [{ name: 'reader', in: 'f', blocked: false }],
        steps: [load, 'disable P &', 'complete'],
      }).simulation.log;
    expect(logAfter('load P &')).toEqual([
      "livepatch: enabling patch 'P'",
      "livepatch: 'P': initializing patching transition",
      'P: pre_patch_callback: vmlinux',
      "livepatch: 'P': starting patching transition",
      "livepatch: 'P': completing patching transition",
      'P: post_patch_callback: vmlinux',
      "livepatch: 'P': patching complete",
      "livepatch: 'P': initializing unpatching transition",
      'P: pre_unpatch_callback: vmlinux',
      "livepatch: 'P': starting unpatching transition",
      "livepatch: 'P': completing unpatching transition",
      'P: post_unpatch_callback: vmlinux',
      "livepatch: 'P': unpatching complete",
    ]);
    expect(logAfter({ do: 'load P &', running: ['reader'] })).toContain(reversing);
    expect(logAfter({ do: 'load P &', running: 'all' })).toContain(reversing);
  });

  test.each([
    { load: 0, unblock: 0.01, done: 1 },
    { load: 0, unblock: 1, done: 1 },
    { load: 0, unblock: 1.01, done: 2 },
    { load: 0.2, unblock: 0.21, done: 1 },
    { load: 0.25, unblock: 0.26, done: 2 },
    { load: 0.7, unblock: 0.71, done: 2 },
    { load: 0.7, unblock: 5.5, done: 6 },
  ])(
    'loaded at $load s and free at $unblock s, the transition completes at the full second $done',
    ({ load, unblock, done }) => {
      const { simulation } = follow({
        ...SLOW,
        steps: [{ do: 'load P &', at: load }, { do: 'unblock reader', at: unblock }, 'complete', 'disable P'],
      });
      expect(results(simulation.steps)).toEqual(['ok', 'ok', 'ok', 'ok']);
      expect(simulation.steps.map(({ at }) => at)).toEqual([load, unblock, unblock, done]);
    },
  );

  test('the delayed work belongs to the step before it', () => {
    const { simulation } = follow({
      ...SLOW,
      steps: ['load P &', { do: 'unblock reader', at: 2.5 }, { do: 'disable P &', at: 3.5 }],
    });
    const attempts = simulation.steps.map(
      ({ outcomes }) => outcomes.filter(({ event }) => event.type === 'attempt').length,
    );
    expect(attempts).toEqual([2, 1, 0]);
    expect(logOf(simulation.steps, 2)).toEqual([
      "livepatch: 'P': completing patching transition",
      'P: post_patch_callback: vmlinux',
      "livepatch: 'P': patching complete",
    ]);
  });

  test('at attempt 15, and never again, the log says that the remaining tasks are signalled', () => {
    const { simulation } = follow({
      ...SLOW,
      steps: [
        'load P &',
        { do: 'insert kvm', at: 15 },
        { do: 'remove kvm', at: 15.1 },
        { do: 'insert kvm', at: 100 },
      ],
      modules: { kvm: {} },
    });
    expect(logOf(simulation.steps, 1)).not.toContain(SIGNALLING);
    expect(logOf(simulation.steps, 2)).toEqual([SIGNALLING]);
    expect(logOf(simulation.steps, 3)).toEqual([]);
    expect(simulation.log.filter(line => line === SIGNALLING)).toHaveLength(1);
  });

  test('a task that waits for the signal leaves and switches at attempt 15; the next one completes', () => {
    const { simulation } = follow({
      livepatches: { P },
      tasks: [{ name: 'reader', in: 'f', until: 'signal' }],
      steps: [
        'load P &',
        { do: 'switch reader', at: 15, fails: 'EINVAL' },
        { do: 'unblock reader', at: 15.5, fails: 'EINVAL' },
        'complete',
        'disable P',
      ],
    });
    expect(results(simulation.steps)).toEqual(['ok', 'EINVAL', 'EINVAL', 'ok', 'ok']);
    expect(simulation.steps[2]?.outcomes[0]?.before.context.tasks).toEqual({
      reader: { alive: true, patchState: 'patched', inside: null },
    });
    expect(simulation.steps.map(({ at }) => at)).toEqual([0, 15, 15.5, 15.5, 16]);
  });

  test('a step that waits for ever is stuck, and the run ends with it', () => {
    const { simulation } = follow({
      livepatches: { P },
      tasks: [{ name: 'kthread', in: 'f', until: 'never' }],
      steps: ['load P', 'disable P', 'unload P'],
    });
    expect(simulation.steps).toMatchObject([{ step: { verb: 'load' }, result: 'stuck' }]);
    expect(simulation.log.filter(line => line === SIGNALLING)).toHaveLength(1);
    expect(simulation.final).toMatchObject({
      klp: { transitionPatch: 'P', targetState: 'patched' },
      tasks: { kthread: { inside: 'original', patchState: 'unpatched' } },
    });
  });

  test('a refused step is not stuck, even while a transition stalls', () => {
    const { simulation } = follow({
      livepatches: { P, Q: {} },
      tasks: [{ name: 'kthread', in: 'f', until: 'never' }],
      steps: ['load P &', { do: 'load Q', fails: 'EBUSY' }, 'disable P'],
    });
    expect(results(simulation.steps)).toEqual(['ok', 'EBUSY', 'ok']);
  });

  test('a transition that no step waits for is not stuck', () => {
    const { simulation } = follow({
      livepatches: { P },
      tasks: [{ name: 'kthread', in: 'f', until: 'never' }],
      steps: ['load P &', { do: 'unblock kthread', at: 60, fails: 'EINVAL' }],
    });
    expect(results(simulation.steps)).toEqual(['ok', 'EINVAL']);
    expect(simulation.final.klp.transitionPatch).toBe('P');
  });

  test('a task that leaves late does not make the wait for it vain', () => {
    const { simulation } = follow({
      ...SLOW,
      steps: ['load P &', { do: 'unblock reader', at: 100.5 }, 'complete', 'disable P'],
    });
    expect(results(simulation.steps)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(simulation.steps.at(-1)?.at).toBe(101);
  });

  test('force ends the wait at the next attempt', () => {
    const { simulation } = follow({
      livepatches: { P },
      tasks: [{ name: 'kthread', in: 'f', until: 'never' }],
      steps: ['load P &', { do: 'force P', at: 4.2 }, 'complete', 'disable P &'],
    });
    expect(results(simulation.steps)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(simulation.steps.map(({ at }) => at)).toEqual([0, 4.2, 4.2, 5]);
  });

  test('a reversal waits for the delayed work, and its attempts count from there', () => {
    const { simulation } = follow({
      livepatches: { P },
      tasks: [
        { name: 'kthread', in: 'f', until: 'never' },
        { name: 'reader', in: 'f', blocked: false },
      ],
      modules: { kvm: {} },
      steps: [
        'load P &',
        { do: 'block reader', at: 0.5 }, // has switched, and so enters P's function
        { do: 'disable P &', at: 10.2 },
        { do: 'insert kvm', at: 26 },
        { do: 'remove kvm', at: 26.1 },
        'unblock reader',
        'complete',
        'unload P',
      ],
    });
    expect(results(simulation.steps)).toEqual(Array.from({ length: 8 }, () => 'ok'));
    expect(logOf(simulation.steps, 3)).toEqual([
      "livepatch: 'P': reversing transition from patching to unpatching",
      "livepatch: 'P': starting unpatching transition",
    ]);
    // Attempt 0 of the reversed transition is at 11 s, attempt 15 at 26 s.
    expect(logOf(simulation.steps, 4)).toEqual([SIGNALLING]);
    expect(simulation.steps.at(-1)?.at).toBe(27);
  });

  test('a reversal leaves the delayed work as it is armed', () => {
    const times = (reversal: number) =>
      follow({
        ...SLOW,
        steps: ['load P &', { do: 'disable P', at: reversal }, 'unload P'],
      }).simulation.steps.map(({ at }) => at);
    expect(times(10.7)).toEqual([0, 10.7, 11]);
    expect(times(11)).toEqual([0, 11, 11]);
  });

  test('a child that is forked by a pending task is pending, and holds the transition up', () => {
    const { simulation } = follow({
      livepatches: { P },
      tasks: [
        { name: 'reader', in: 'f' },
        { name: 'child', parent: 'reader', in: 'f', blocked: false },
      ],
      steps: [
        'load P &',
        { do: 'fork child', at: 0.5 },
        'block child', // in the old universe, as its parent
        'unblock reader',
        { do: 'unblock child', at: 7.5 },
        'complete',
        'disable P',
      ],
    });
    expect(results(simulation.steps)).toEqual(Array.from({ length: 7 }, () => 'ok'));
    expect(simulation.steps[2]?.outcomes[0]?.after.context.tasks['child']).toEqual({
      alive: true,
      patchState: 'unpatched',
      inside: 'original',
    });
    expect(simulation.steps.at(-1)?.at).toBe(8);
  });

  test('a child that is forked by a task that has switched has switched', () => {
    const { simulation } = follow({
      livepatches: { P },
      tasks: [
        { name: 'kthread', in: 'f', until: 'never' },
        { name: 'reader', in: 'f', blocked: false },
        { name: 'child', parent: 'reader', in: 'f', blocked: false },
      ],
      steps: ['load P &', { do: 'fork child', at: 0.5 }, 'block child'],
    });
    expect(simulation.final.tasks['child']).toEqual({ alive: true, patchState: 'patched', inside: 'P' });
  });
});

describe('what is violated', () => {
  const STACKED = {
    design: 'klp-state',
    livepatches: {
      A: { replace: false, features: { L1TF: 1 } },
      B: { replace: false, features: { L1TF: 1 } },
    },
  };

  const unprotected = {
    property: 'unprotected',
    step: 3,
    why: 'B needs L1TF, and its effect is off, while A is in transition',
  };

  test('is told once, with the first step that shows it', () => {
    const { simulation } = follow({
      ...STACKED,
      steps: ['load A', 'load B', 'disable A', 'unload A', 'disable B'],
    });
    expect(simulation.violations).toEqual([
      unprotected,
      { property: 'missing-effect', step: 3, why: 'B needs L1TF, and its effect is off' },
      {
        property: 'use-after-free',
        step: 5,
        why: 'in pre_unpatch of B/vmlinux, for L1TF: its data has been freed',
      },
      {
        property: 'double-disable',
        step: 5,
        why: 'in pre_unpatch of B/vmlinux, for L1TF: it is switched off and is off already',
      },
    ]);
  });

  test('at rest is nothing as long as a transition runs', () => {
    const { simulation } = follow({ ...STACKED, steps: ['load A', 'load B', 'disable A &'] });
    expect(simulation.final.effects).toEqual({ L1TF: 0 });
    expect(simulation.violations).toEqual([unprotected]);
  });
});
