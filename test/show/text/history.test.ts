import { expect, test } from 'vitest';
import { klpState } from '../../../machines/designs/klp-state.ts';
import { sketch } from '../../../machines/designs/sketch.ts';
import { type FunctionTable, functionsOf } from '../../../src/livepatch/functions.ts';
import { livepatchModel } from '../../../src/livepatch/model.ts';
import { type ReplayedStep, replay } from '../../../src/livepatch/replay.ts';
import { historyText } from '../../../src/show/text/history.ts';
import { pageFor } from '../../../src/show/text/page.ts';
import { worldOf } from '../../support/world-of.ts';

const PAGE = pageFor(undefined, false);

/** Nobody names a function. */
const NONE: FunctionTable = () => [];

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
  expect(historyText(PAGE, NONE, told(history))).toBe(`\
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
  expect(historyText(PAGE, NONE, told(history)).split('\n').slice(-4)).toEqual([
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
    NONE,
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
  expect(historyText(pageFor(80, true), NONE, told(history)).split('\n')).toEqual([
    '  1. \u001b[1mload N &\u001b[22m',
    '       N.ko: loaded',
    '       stack: N (patching)',
    ...history.flatMap(({ outcome }) => outcome.log).map(line => `\u001b[2m       | ${line}\u001b[22m`),
  ]);
});

test('whose function runs is said where that changes: at first by universe, then for everybody', () => {
  const world = worldOf({
    modules: { kvm: {} },
    livepatches: {
      A: { objects: [{ name: 'vmlinux', functions: { read: 'A_read', write: 'A_write' } }] },
      B: {
        objects: [
          { name: 'vmlinux', functions: { read: 'B_read' } },
          { name: 'kvm', functions: { run: 'B_run' } },
        ],
      },
    },
  });
  const history = replay(livepatchModel(world, klpState), [
    { type: 'load', patch: 'A' },
    { type: 'complete' },
    { type: 'insert', module: 'kvm' },
    { type: 'load', patch: 'B' },
    { type: 'complete' },
    { type: 'remove', module: 'kvm' },
    { type: 'insert', module: 'kvm' },
  ]);
  const text = historyText(PAGE, functionsOf(world, klpState), told(history));
  const withoutLog = text.split('\n').filter(line => !line.includes('| '));
  expect(withoutLog.join('\n')).toBe(`\
  1. load A &
       A.ko: loaded
       stack: A (patching)
       what runs: vmlinux: read: patched A's, unpatched the original;
       vmlinux: write: patched A's, unpatched the original
  2. complete
       stack: A (enabled)
       what runs: vmlinux: read: A's; vmlinux: write: A's
  3. insert kvm
       kvm: loaded
  4. load B &
       B.ko: loaded
       stack: A (enabled), B (patching)
       what runs: vmlinux: read: patched B's, unpatched A's;
       vmlinux: write: patched the original, unpatched A's; kvm: run:
       patched B's, unpatched the original
  5. complete
       stack: B (enabled)
       what runs: vmlinux: read: B's; vmlinux: write: the original;
       kvm: run: B's
  6. remove kvm
       kvm: not loaded
  7. insert kvm
       kvm: loaded
       what runs: kvm: run: B's`);
});
