import { expect, test } from 'vitest';
import { klpState } from '../../../machines/designs/klp-state.ts';
import { sketch } from '../../../machines/designs/sketch.ts';
import { livepatchModel } from '../../../src/livepatch/model.ts';
import { type ReplayedStep, replay } from '../../../src/livepatch/replay.ts';
import { historyText } from '../../../src/show/text/history.ts';
import { pageFor } from '../../../src/show/text/page.ts';
import { worldOf } from '../../support/world-of.ts';

const PAGE = pageFor(undefined, false);

function told(history: readonly ReplayedStep[]) {
  return history.map(({ line, outcome }) => ({ line, outcomes: [outcome] }));
}

test('under each step stand the callbacks that ran, what changed, and the kernel log', () => {
  const world = worldOf({
    livepatches: { A: { features: { S: 1, T: 1 } } },
    faults: [{ in: 'A', allocation: 'T' }],
  });
  const history = replay(livepatchModel(world, sketch), [
    { type: 'load', patch: 'A', fault: 0 },
    { type: 'load', patch: 'A' },
  ]);
  expect(historyText(PAGE, told(history))).toBe(`\
  1. { do: load A &, fails: ENOMEM, fault: { in: A, allocation: T } }
       callbacks: pre_patch of A/vmlinux
       S: registered, version 1, owner dangling
       | livepatch: enabling patch 'A'
       | livepatch: 'A': initializing patching transition
       | livepatch: pre-patch callback failed for object 'vmlinux'
       | livepatch: failed to enable patch 'A'
       | livepatch: 'A': canceling patching transition, going to unpatch
       | livepatch: 'A': completing unpatching transition
       | livepatch: 'A': unpatching complete
  2. load A &
       callbacks: pre_patch of A/vmlinux
       A.ko: loaded
       stack: A (patching)
       T: registered, version 1, owner A/vmlinux
       | livepatch: enabling patch 'A'
       | livepatch: 'A': initializing patching transition
       | livepatch: 'A': starting patching transition`);
});

test('from ten steps on the numbers are aligned at the right', () => {
  const world = worldOf({ livepatches: { A: {} }, modules: { kvm: {} } });
  const history = replay(
    livepatchModel(world, klpState),
    Array.from(
      { length: 10 },
      (_, i) => ({ type: i % 2 === 0 ? 'insert' : 'remove', module: 'kvm' }) as const,
    ),
  );
  expect(historyText(PAGE, told(history)).split('\n').slice(-4)).toEqual([
    '   9. insert kvm',
    '        kvm: loaded',
    '  10. remove kvm',
    '        kvm: not loaded',
  ]);
});

test('a long list of callbacks is wrapped under itself', () => {
  const objects = ['vmlinux', 'kvm', 'ext4', 'nfs'];
  const world = worldOf({
    modules: { kvm: { loaded: true }, ext4: { loaded: true }, nfs: { loaded: true } },
    livepatches: { livepatch_2024: { objects, features: { S: 1 } } },
  });
  const text = historyText(
    PAGE,
    told(replay(livepatchModel(world, sketch), [{ type: 'load', patch: 'livepatch_2024' }])),
  );
  expect(text.split('\n').slice(1, 5)).toEqual([
    '       callbacks: pre_patch of livepatch_2024/vmlinux, pre_patch of',
    '       livepatch_2024/kvm, pre_patch of livepatch_2024/ext4, pre_patch',
    '       of livepatch_2024/nfs',
    '       livepatch_2024.ko: loaded',
  ]);
});

test('steps stand out and the log stands back, where there is colour', () => {
  const world = worldOf({ livepatches: { N: {} } });
  const history = replay(livepatchModel(world, klpState), [{ type: 'load', patch: 'N' }]);
  expect(historyText(pageFor(80, true), told(history)).split('\n')).toEqual([
    '  1. \u001b[1mload N &\u001b[22m',
    '       N.ko: loaded',
    '       stack: N (patching)',
    ...history.flatMap(({ outcome }) => outcome.log).map(line => `\u001b[2m       | ${line}\u001b[22m`),
  ]);
});
