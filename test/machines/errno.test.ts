import { constants } from 'node:os';
import { expect, test } from 'vitest';
import { ERRNO, errnoName } from '../../machines/errno.ts';

test.each([
  [-16, 'EBUSY'],
  [-22, 'EINVAL'],
  [-17, 'EEXIST'],
  [-11, 'EAGAIN'],
  [-2, 'ENOENT'],
  [-19, 'ENODEV'],
  [-12, 'ENOMEM'],
  [-524, 'E524'],
  [-4095, 'E4095'],
])('%d is %s', (code, name) => {
  expect(errnoName(code)).toBe(name);
});

test('a positive value has no name: it is no error', () => {
  expect(errnoName(16)).toBe('E16');
});

test('every name gives itself back', () => {
  for (const [name, number] of Object.entries(ERRNO)) expect(errnoName(-number)).toBe(name);
});

test.runIf(process.platform === 'linux')('the numbers are those of this Linux', () => {
  const numbers: Readonly<Record<string, number>> = constants.errno;
  for (const [name, number] of Object.entries(ERRNO)) {
    if (name in numbers) expect([name, number]).toEqual([name, numbers[name]]);
  }
});
