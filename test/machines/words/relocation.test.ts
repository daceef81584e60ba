import { expect, test } from 'vitest';
import { entry, initialContext } from '../../../machines/context.ts';
import { klpState } from '../../../machines/designs/klp-state.ts';
import type { StepData } from '../../../src/scenario/schema/step.ts';
import { last, take } from '../../support/take.ts';
import { worldOf } from '../../support/world-of.ts';

const livepatches = {
  P: { replace: false, relocations: true, objects: ['vmlinux', 'kvm'] },
  Q: { replace: false, objects: ['kvm'] },
};

const FAULT = { in: 'Q', pre_patch: -19 };

function world(kernel: '6.2' | '6.3') {
  const withCallback = { ...livepatches, Q: { ...livepatches.Q, features: { S: 1 } } };
  return worldOf({ kernel, modules: { kvm: {} }, livepatches: withCallback, faults: [FAULT] });
}

/** Whether P's relocations for kvm are written after these steps, and with what the last ended. */
function after(kernel: '6.2' | '6.3', steps: readonly StepData[]) {
  const taken = last(take(world(kernel), klpState, steps));
  return [entry(taken.after.livepatches, 'P').relocated, taken.result];
}

test('those for modules alone are kept in mind, and none where a livepatch has none', () => {
  const { P, Q } = initialContext(world('6.3')).livepatches;
  expect(P?.relocated).toEqual({ kvm: false });
  expect(Q?.relocated).toBeUndefined();
});

test('they are written when livepatch and module are both loaded, whichever comes first', () => {
  expect(after('6.3', ['load P'])).toEqual([{ kvm: false }, 'ok']);
  expect(after('6.3', ['load P', 'insert kvm'])).toEqual([{ kvm: true }, 'ok']);
  expect(after('6.3', ['insert kvm', 'load P'])).toEqual([{ kvm: true }, 'ok']);
});

test('they are cleared when the module goes, since 6.3', () => {
  expect(after('6.3', ['insert kvm', 'load P', 'remove kvm'])).toEqual([{ kvm: false }, 'ok']);
  expect(after('6.2', ['insert kvm', 'load P', 'remove kvm'])).toEqual([{ kvm: true }, 'ok']);
  expect(after('6.2', ['insert kvm', 'load P', 'remove kvm', 'insert kvm'])).toEqual([
    { kvm: true },
    'ENOEXEC',
  ]);
});

test('they are cleared when a newer livepatch refuses the module', () => {
  const refused = ['load P', 'complete', 'load Q', 'complete', { do: 'insert kvm', fault: FAULT }];
  expect(after('6.3', refused)).toEqual([{ kvm: false }, 'ENODEV']);
  expect(after('6.2', refused)).toEqual([{ kvm: true }, 'ENODEV']);
});
