import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { progressLine } from '../../src/cli/progress.ts';
import { CollectingTerminal } from './collecting-terminal.ts';

const PROGRESS = { states: 151_632, transitions: 884_160, depth: 48, queue: 1_204, seconds: 2.4, memory: 0 };

const written: string[] = [];
beforeEach(() => {
  written.length = 0;
  vi.spyOn(process.stderr, 'write').mockImplementation(text => {
    written.push(String(text));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

test('who watches is told how far the walk has come', () => {
  const line = progressLine({ ...new CollectingTerminal(), isWatched: true });
  line.show(PROGRESS);
  line.clear();
  expect(written.join('').replace(/\s+/g, ' ')).toContain(
    '151,632 states, 63,180 a second, 884,160 transitions, depth 48, 1,204 to go, 2 s',
  );
});

test('a walk that is over soon shows no progress', () => {
  const line = progressLine({ ...new CollectingTerminal(), isWatched: true });
  line.show({ ...PROGRESS, seconds: 0.99, memory: 0 });
  expect(written.join('')).not.toContain('states');
});

test('where nobody watches nothing is written', () => {
  const line = progressLine(new CollectingTerminal());
  line.show(PROGRESS);
  line.clear();
  expect(written).toEqual([]);
});
