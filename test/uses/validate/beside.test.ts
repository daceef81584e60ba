import { expect, test } from 'vitest';
import { beside } from '../../../src/uses/validate/beside.ts';
import { read } from '../../support/logs.ts';

const SIMULATED = [
  "livepatch: enabling patch 'P'",
  "livepatch: 'P': initializing patching transition",
  'P: pre_patch_callback: vmlinux',
  "livepatch: 'P': starting patching transition",
  "livepatch: 'P': completing patching transition",
  "livepatch: 'P': patching complete",
];
const numbers = (lines: readonly string[]) =>
  beside(SIMULATED, read(lines)).together.map(({ logged }) => logged?.number ?? 0);

test('lines that need not be there stand alone', () => {
  const [enabling = '', , callback = '', starting = '', , complete = ''] = SIMULATED;
  expect(beside(SIMULATED, read([enabling, callback, starting, complete])).parted).toBeNull();
  expect(numbers([enabling, callback, starting, complete])).toEqual([1, 0, 2, 3, 0, 4]);
  expect(beside(SIMULATED, read([enabling, starting, complete])).parted).toBeNull();
});

test('where they part both go on', () => {
  const [enabling = '', , callback = '', starting = ''] = SIMULATED;
  const { parted } = beside(SIMULATED, read([enabling, callback, starting, enabling]));
  expect(parted?.simulated).toEqual(["livepatch: 'P': patching complete"]);
  expect(parted?.logged.map(({ number }) => number)).toEqual([4]);
});

test('a log that ends too soon has parted, and one that begins late has not', () => {
  const [enabling = '', , callback = '', starting = '', , complete = ''] = SIMULATED;
  expect(beside(SIMULATED, read([enabling, callback, starting])).parted).toEqual({
    simulated: [complete],
    logged: [],
  });
  expect(beside(SIMULATED, read([starting, complete])).parted).toBeNull();
});
