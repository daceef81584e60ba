import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { onInterrupt } from '../../src/cli/interrupt.ts';

test('the first Ctrl-C asks for an end, the second one is not listened to', async () => {
  const before = process.listenerCount('SIGINT');
  const interrupt = onInterrupt();
  expect(interrupt.signal.aborted).toBe(false);
  expect(process.listenerCount('SIGINT')).toBe(before + 1);
  process.emit('SIGINT');
  expect(interrupt.signal.aborted).toBe(true);
  await setImmediate();
  expect(process.listenerCount('SIGINT')).toBe(before);
});

test('another listener sees that SIGINT is listened to', () => {
  const interrupt = onInterrupt();
  let others = 0;
  const lastListener = () => {
    others = process.listenerCount('SIGINT'); // it has been taken off the list itself
  };
  process.once('SIGINT', lastListener);
  process.emit('SIGINT');
  expect(others).toBeGreaterThan(0);
  interrupt.stop();
});

test('what has stopped is not interrupted', () => {
  const before = process.listenerCount('SIGINT');
  const interrupt = onInterrupt();
  interrupt.stop();
  expect(process.listenerCount('SIGINT')).toBe(before);
  expect(interrupt.signal.aborted).toBe(false);
});
