import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LiveSteps } from '../../src/cli/live-steps.ts';
import { CollectingTerminal } from '../support/collecting-terminal.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const seen = (line: number, step: string) => ({ line, step, unseen: [], breaks: [] });

test('where a log pauses, what it has shown is told', () => {
  const terminal = new CollectingTerminal();
  const live = new LiveSteps(terminal);
  live.add(seen(2, 'load A1'));
  live.add({ line: 6, step: 'load B2', unseen: ['unload C'], breaks: ['lost-feature'] });
  expect(terminal.stderr).toBe('');
  live.wait();
  vi.runAllTimers();
  expect(terminal.stderr).toBe(
    'klpwalk: line 2: load A1\nklpwalk: line 6: load B2, after unload C (unseen): lost-feature is broken\n',
  );
});

test('of a log that is over before it pauses the report tells', () => {
  const terminal = new CollectingTerminal();
  const live = new LiveSteps(terminal);
  live.add(seen(2, 'load A1'));
  live.wait();
  live.end();
  vi.runAllTimers();
  expect(terminal.stderr).toBe('');
});

test('of many steps the last are told', () => {
  const terminal = new CollectingTerminal();
  const live = new LiveSteps(terminal);
  for (let line = 1; line <= 25; line++) live.add(seen(line, 'load A1'));
  live.wait();
  vi.runAllTimers();
  expect(terminal.stderr.split('\n').slice(0, 2)).toEqual([
    'klpwalk: 5 steps before',
    'klpwalk: line 6: load A1',
  ]);
});
