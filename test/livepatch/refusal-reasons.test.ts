import { describe, expect, test } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import type { KlpEvent } from '../../machines/events.ts';
import { livepatchModel } from '../../src/livepatch/model.ts';
import { refusalReasons } from '../../src/livepatch/refusal-reasons.ts';
import { worldOf } from '../support/world-of.ts';

const WORLD = worldOf({
  modules: { kvm: { functions: ['vcpu_run'] } },
  livepatches: { P: { replace: false, objects: [{ name: 'vmlinux', functions: { f: 'P_f' } }] } },
  tasks: [
    { name: 't', in: 'f', blocked: false },
    { name: 'child', parent: 't' },
    { name: 'vcpu', in: 'vcpu_run', blocked: false },
    { name: 'stuck', in: 'f', until: 'never' },
  ],
});

const KLP_STATE = entry(DESIGNS, 'klp-state');

/** What speaks against the last of these, after the others. */
function reasonsAfter(world: typeof WORLD, design: string, ...events: readonly KlpEvent[]): string[] {
  const used = entry(DESIGNS, design);
  const model = livepatchModel(world, used);
  let state = model.initial;
  let reasons: string[] = [];
  for (const event of events) {
    const outcome = model.take(state, event);
    reasons = refusalReasons(outcome, { world, design: used });
    state = outcome.after;
  }
  return reasons;
}

describe('a step of a task says which of its causes it was', () => {
  const load: KlpEvent = { type: 'load', patch: 'P', running: 'all' };
  test.each<[string, readonly KlpEvent[]]>([
    ['no transition runs', [{ type: 'switch', task: 't' }]],
    ['it is not running', [{ type: 'switch', task: 'child' }]],
    ['it is patched already', [load, { type: 'switch', task: 't' }, { type: 'switch', task: 't' }]],
    ['it sits in a function that is in the way', [load, { type: 'switch', task: 'stuck' }]],
    [
      'it is inside already',
      [
        { type: 'block', task: 't' },
        { type: 'block', task: 't' },
      ],
    ],
    ['kvm is not loaded', [{ type: 'block', task: 'vcpu' }]],
    ['it is not inside', [{ type: 'unblock', task: 't' }]],
    ['it has until: never', [{ type: 'unblock', task: 'stuck' }]],
    [
      'it is running already',
      [
        { type: 'fork', task: 'child' },
        { type: 'fork', task: 'child' },
      ],
    ],
    ['it is not running', [{ type: 'exit', task: 'child' }]],
  ])('%s', (reason, events) => {
    expect(reasonsAfter(WORLD, 'klp-state', ...events)).toEqual([reason]);
  });

  test('wherever the charts refuse one, and nowhere else', () => {
    const model = livepatchModel(WORLD, KLP_STATE);
    const steps = WORLD.tasks;
    const events = Object.keys(steps).flatMap((task): KlpEvent[] => [
      { type: 'switch', task },
      ...(steps[task]?.function === null
        ? []
        : ([
            { type: 'block', task },
            { type: 'unblock', task },
          ] as const)),
      ...(steps[task]?.parent === null
        ? []
        : ([
            { type: 'fork', task },
            { type: 'exit', task },
          ] as const)),
    ]);
    const ways: readonly KlpEvent[][] = [
      [],
      [{ type: 'load', patch: 'P', running: 'all' }],
      [
        { type: 'fork', task: 'child' },
        { type: 'block', task: 't' },
      ],
      [
        { type: 'insert', module: 'kvm' },
        { type: 'load', patch: 'P', running: 'all' },
        { type: 'block', task: 'vcpu' },
      ],
    ];
    for (const way of ways) {
      const state = way.reduce((at, event) => model.take(at, event).after, model.initial);
      for (const event of events) {
        const outcome = model.take(state, event);
        const reasons = refusalReasons(outcome, { world: WORLD, design: KLP_STATE });
        expect([event, reasons.length]).toEqual([event, outcome.result === 'ok' ? 0 : 1]);
      }
    }
  });
});

describe('a livepatch that is not compatible has the feature named', () => {
  const world = worldOf({
    livepatches: {
      v2: { features: { L1TF: 2 } },
      v1: { features: { L1TF: 1 } },
      v3: { features: { MDS: 1 }, retires: { L1TF: 2 } },
      N: {},
    },
  });
  const loaded: readonly KlpEvent[] = [{ type: 'load', patch: 'v2' }, { type: 'complete' }];
  test.each([
    ['klp-state', 'v1', 'v1 has L1TF at version 1, and v2 at version 2'],
    ['klp-state', 'N', 'N replaces v2, which lists L1TF, and does not list it'],
    [
      'klp-state',
      'v3',
      'v3 replaces v2, which lists L1TF; it retires that, and klp-state does not look at retires',
    ],
    ['settle', 'N', 'N replaces v2, which lists L1TF, and does not list it'],
  ])('%s, %s', (design, patch, reason) => {
    expect(reasonsAfter(world, design, ...loaded, { type: 'load', patch })).toEqual([reason]);
  });

  test.each([
    [
      'provides',
      [
        'U lists L1TF, as T does, which it does not replace',
        'U changes f, as T does, which it does not replace',
      ],
    ],
    [
      'replace-set',
      [
        'U lists L1TF, as T does, which it does not replace',
        'U changes f, as T does, which it does not replace',
      ],
    ],
    ['replace-set-shared', ['U changes f, as T does, which it does not replace']],
    ['replace-set-zero-shared', ['U changes f, as T does, which it does not replace']],
  ])('what %s lets no two livepatches share is named as well', (design, reasons) => {
    const objects = [{ name: 'vmlinux', functions: { f: 'new_f' } }];
    const two = worldOf({
      livepatches: {
        T: { features: { L1TF: 1 }, objects, ...(design === 'provides' ? {} : { set: 1 }) },
        U: { features: { L1TF: 1 }, objects, ...(design === 'provides' ? {} : { set: 2 }) },
      },
    });
    expect(
      reasonsAfter(
        two,
        design,
        { type: 'load', patch: 'T' },
        { type: 'complete' },
        { type: 'load', patch: 'U' },
      ),
    ).toEqual(reasons);
  });

  test('and none where it is let in', () => {
    expect(reasonsAfter(world, 'settle', ...loaded, { type: 'load', patch: 'v3' })).toEqual([]);
  });
});
