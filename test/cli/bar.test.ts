import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { progressBar } from '../../src/cli/bar.ts';
import { CollectingTerminal } from '../support/collecting-terminal.ts';

let written = '';
beforeEach(() => {
  written = '';
  vi.spyOn(process.stderr, 'write').mockImplementation(text => {
    written += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

test('who watches sees how much is done', () => {
  const bar = progressBar({ ...new CollectingTerminal(), isWatched: true }, 'cells', 4);
  expect(written).toContain(`[${'.'.repeat(30)}] 0 of 4 cells`);
  bar.advance();
  expect(written).toContain(`[${'#'.repeat(7)}${'.'.repeat(23)}] 1 of 4 cells`);
  for (let done = 1; done < 4; done++) bar.advance();
  expect(written).toContain(`[${'#'.repeat(30)}] 4 of 4 cells`);
  bar.clear();
});

test('without a terminal it prints nothing', () => {
  const terminal = new CollectingTerminal();
  const bar = progressBar(terminal, 'cells', 2);
  bar.advance();
  bar.clear();
  expect({ written, out: terminal.stdout, err: terminal.stderr }).toEqual({ written: '', out: '', err: '' });
});
