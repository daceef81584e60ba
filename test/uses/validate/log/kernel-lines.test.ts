import { expect, test } from 'vitest';
import { KERNEL_LINES, kernelLine } from '../../../../src/uses/validate/log/kernel-lines.ts';
import { loggedScenarios } from '../../../support/logs.ts';

test('a line is found with the names that it says', () => {
  expect(kernelLine("livepatch: enabling patch 'P'")).toMatchObject({
    name: 'enabling',
    line: { level: 'notice' },
    said: { patch: 'P' },
  });
  expect(kernelLine("livepatch: failed to apply patch 'P' to module 'kvm' (-22)")).toMatchObject({
    name: 'applyFailed',
    said: { patch: 'P', module: 'kvm', code: '-22' },
  });
  expect(kernelLine('livepatch: klp_try_switch_task: bash:123 is running')).toMatchObject({
    line: { isModelled: false, level: 'debug' },
    said: { task: 'bash:123' },
  });
  expect(kernelLine('livepatch: sysctl: setting key "kernel.ftrace_enabled": 1')).toBeNull();
  expect(kernelLine("enabling patch 'P'")).toBeNull();
});

test('what only dynamic debug prints', () => {
  const debug = Object.entries(KERNEL_LINES).flatMap(([name, { level }]) =>
    level === 'debug' ? [name] : [],
  );
  expect(debug).toEqual([
    'completing',
    'canceling',
    'taskRuns',
    'taskUnreliable',
    'taskSleeps',
    'taskUnknown',
    'initializing',
    'reversing',
  ]);
});

test('every line of kernel/livepatch in the shipped scenarios is known', () => {
  const lines = loggedScenarios().flatMap(({ log }) => log.filter(line => line.startsWith('livepatch: ')));
  expect(lines.length).toBeGreaterThan(500);
  expect(lines.filter(line => kernelLine(line) === null)).toEqual([]);
});
