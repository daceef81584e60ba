import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { progressLine } from '../../src/cli/progress.ts';
import { CollectingTerminal } from '../support/collecting-terminal.ts';

const PROGRESS = {
  states: 151_632,
  transitions: 884_160,
  depth: 48,
  queue: 1_204,
  seconds: 2.4,
  memory: 124e6,
};

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

test('a terminal shows how far the walk has come', async () => {
  const line = progressLine({ ...new CollectingTerminal(), isWatched: true });
  await vi.waitFor(() => {
    line.show(PROGRESS);
    expect(written.join('').replace(/\s+/g, ' ')).toContain(
      '151,632 states, 63,180 a second, 884,160 transitions, depth 48, 1,204 to go, 124 MB, 2 s',
    );
  });
  line.clear();
});

test('a walk that is over soon shows no progress', () => {
  const line = progressLine({ ...new CollectingTerminal(), isWatched: true });
  line.show({ ...PROGRESS, seconds: 0.99 });
  expect(written.join('')).not.toContain('states');
});

test('without a terminal a line a minute says that the walk is on', () => {
  const terminal = new CollectingTerminal();
  const line = progressLine(terminal);
  for (const seconds of [2.4, 59.9, 60.2, 61, 119, 120.5]) line.show({ ...PROGRESS, seconds });
  line.clear();
  expect(written).toEqual([]);
  expect(terminal.stderr.split('\n')).toEqual([
    'klpwalk: 151,632 states, 2,519 a second, 884,160 transitions, depth 48, 1,204 to go, 124 MB, 60 s',
    'klpwalk: 151,632 states, 1,258 a second, 884,160 transitions, depth 48, 1,204 to go, 124 MB, 121 s',
    '',
  ]);
});
