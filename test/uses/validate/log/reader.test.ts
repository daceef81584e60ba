import { describe, expect, test } from 'vitest';
import { LogReader } from '../../../../src/uses/validate/log/reader.ts';

const ENABLING = "livepatch: enabling patch 'P'";

function readAll(text: string, own: readonly string[] = []) {
  const reader = new LogReader('a.log', new Set(own));
  const lines = [...reader.push(Buffer.from(text)), ...reader.end()];
  return { lines: lines.map(({ number, message }) => ({ number, message })), counts: reader.counts };
}

test('shell prompts and the lines of others are passed over', () => {
  const { lines, counts } = readAll(
    `% insmod P.ko\n[  1.0] usb 1-1: new device\n[  1.1] P: tainting kernel with TAINT_LIVEPATCH\n[  1.2] ${ENABLING}\n`,
  );
  expect(lines).toEqual([{ number: 4, message: ENABLING }]);
  expect(counts).toEqual({ lines: 4, unknown: 0, firstUnknown: null, dropped: null, release: null });
});

test('lines of callbacks are of use, and those that the world says of its modules', () => {
  const text = 'busy: init\nother: init\nP: post_patch_callback: kvm -> [MODULE_STATE_LIVE] Normal state\n';
  expect(readAll(text, ['busy: init']).lines.map(({ number }) => number)).toEqual([1, 3]);
});

test('lines of livepatch that nobody knows are counted, and the first is told', () => {
  const text = `livepatch: kernel.ftrace_enabled = 1\n${ENABLING}\nlivepatch: what is this\n`;
  expect(readAll(text).counts).toMatchObject({
    unknown: 2,
    firstUnknown: { number: 1, message: 'livepatch: kernel.ftrace_enabled = 1' },
  });
});

test('the release and lost lines are noted', () => {
  const text = '[    0.000000] Linux version 6.12.117 (x) #1\n[  5.0] ** 12 printk messages dropped **\n';
  expect(readAll(text).counts).toMatchObject({ release: '6.12', dropped: 2 });
});

describe('two boots in one log', () => {
  test.each([
    ['[  800.0] a\n[    0.0] b\n', 2, 'the time stamps fall from 800.000 to 0.000'],
    ['[  800.0] a\n[  801.0] Linux version 6.1.0\n', 2, 'the kernel says its version'],
    ['[  800.0] a\n-- Boot 0123abcd --\n[  0.0] b\n', 2, 'journalctl says so'],
    ['[Sat Nov 28 07:56:11 2026] a\n[Sat Nov 28 05:56:11 2026] b\n', 2, 'the time falls back by 7200 s'],
  ])('%j', (text, line, why) => {
    expect(() => readAll(text)).toThrow(
      `a.log:${line}: another boot begins here, or another log: ${why}; expected`,
    );
  });

  test('a stamp that is a little late is none, nor the end of a year', () => {
    readAll('[  800.5] a\n[  800.1] b\n');
    readAll('Dec 31 23:59:59 n kernel: a\nJan  1 00:00:01 n kernel: b\n');
    readAll('$ dmesg\n[    0.0] Linux version 6.1.0\n[  1.0] a\n');
  });
});
