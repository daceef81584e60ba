import { expect, test } from 'vitest';
import { cpio } from '../../../src/uses/lab/cpio.ts';

test('an archive has each file with its length, at a multiple of four bytes, and then its end', () => {
  const archive = cpio([
    { name: 'init', bytes: Buffer.from('#!x'), mode: 0o755 },
    { name: 'a.ko', bytes: Buffer.from('12345'), mode: 0o644 },
  ]);
  const text = archive.toString('latin1');
  expect(archive.length % 4).toBe(0);
  expect(text.slice(0, 22)).toBe('07070100000001000081ed');
  expect(text.slice(54, 62)).toBe('00000003');
  expect(text.slice(110, 120)).toBe('init\0\0#!x\0');
  expect(text.slice(120, 142)).toBe('07070100000002000081a4');
  expect(text.slice(230, 241)).toBe('a.ko\0\x0012345');
  expect(text.slice(244, 250)).toBe('070701');
  expect(text).toContain('TRAILER!!!\0');
});
