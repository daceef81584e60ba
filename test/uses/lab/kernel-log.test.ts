import { expect, test } from 'vitest';
import { readKernelLog } from '../../../src/uses/lab/kernel-log.ts';

const CONSOLE = [
  '[    1.000000] klpwalk_lab: loading out-of-tree module taints kernel.',
  '[    2.000000] klpwalk: begin 1',
  "[    2.100000] livepatch: enabling patch 'P'",
  '[    2.200000] klpwalk: end 1 -16',
  '[    2.300000] klpwalk: sees 1 livepatch P 0',
  '[    2.400000] klpwalk: begin 2',
  '[    2.500000] ------------[ cut here ]------------',
  '[    2.500000] WARNING: CPU: 0 PID: 9 at kernel/livepatch/state.c:63 klp_get_prev_state+0x1/0x2',
  '[    2.500000] Modules linked in: P(OEK)',
  '[    2.500000] ---[ end trace 0000000000000000 ]---',
  "[    2.600000] livepatch: 'P': completing patching transition",
  '[    2.700000] klpwalk: stuck',
  '[    2.700000] klpwalk: end 2 0',
  '[    2.800000] BUG: unable to handle page fault for address: ffffffffc021001e',
  '',
].join('\r\n');

test('each step has its result, its lines, what went wrong, and what was seen', () => {
  const { steps, isDone, trouble } = readKernelLog(CONSOLE);
  expect(steps.get(1)).toEqual({
    code: -16,
    isStuck: false,
    lines: ["livepatch: enabling patch 'P'"],
    splats: [],
    sees: ['livepatch P 0'],
  });
  const second = steps.get(2);
  expect(second?.lines).toContain("livepatch: 'P': completing patching transition");
  expect(second?.splats.map(({ kind, text }) => [kind, text.length])).toEqual([
    ['warning', 3],
    ['fatal', 1],
  ]);
  expect(second?.isStuck).toBe(true);
  expect([isDone, trouble]).toEqual([false, []]);
});

test('the guest tells that it is done, and what it could not do', () => {
  const log = readKernelLog(
    '[ 1.0] klpwalk: trouble: lab block reader: Timer expired\n[ 1.1] klpwalk: done\n',
  );
  expect([log.isDone, log.trouble]).toEqual([true, ['lab block reader: Timer expired']]);
});

test.each([
  'Oops: Oops: 0010 [#1] PREEMPT SMP NOPTI',
  'Kernel panic - not syncing: Attempted to kill init!',
  'watchdog: BUG: soft lockup - CPU#0 stuck for 26s!',
  'INFO: task rmmod:12 blocked for more than 120 seconds.',
  'general protection fault, probably for non-canonical address',
])('%s is no line among others', line => {
  const { steps } = readKernelLog(`[ 1.0] klpwalk: begin 1\n[ 1.1] ${line}\n[ 1.2] klpwalk: end 1 0\n`);
  expect(steps.get(1)?.splats.map(({ kind }) => kind)).toEqual(['fatal']);
});
