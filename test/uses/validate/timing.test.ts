import { expect, test } from 'vitest';
import { TransitionClock } from '../../../src/uses/validate/timing.ts';
import { read } from '../../support/logs.ts';

const STARTING = "livepatch: 'P': starting patching transition";
const SIGNALING = 'livepatch: signaling remaining tasks';
const COMPLETE = "livepatch: 'P': patching complete";

function found(lines: readonly (readonly [seconds: number, message: string])[], attempt = 0) {
  const clock = new TransitionClock(attempt);
  for (const line of read(lines.map(([seconds, message]) => `[${seconds.toFixed(3)}] ${message}`)))
    clock.see(line);
  return clock.found;
}

test('signals after fifteen attempts of a second are as they should be, on a machine that is not idle too', () => {
  for (const at of [14.3, 15, 16.9])
    expect(
      found([
        [0, STARTING],
        [at, SIGNALING],
      ]),
    ).toEqual([]);
});

test('signals may be too early, or late', () => {
  expect(
    found([
      [0, STARTING],
      [3, SIGNALING],
    ]),
  ).toEqual([{ kind: 'early', line: 2, seconds: 3 }]);
  expect(
    found([
      [0, STARTING],
      [30, SIGNALING],
    ]),
  ).toEqual([{ kind: 'late', line: 2, seconds: 30 }]);
});

test('a long transition without signals is told, and one with them is not', () => {
  expect(
    found([
      [0, STARTING],
      [47, COMPLETE],
    ]),
  ).toEqual([{ kind: 'unsignaled', line: 2, seconds: 47 }]);
  expect(
    found([
      [0, STARTING],
      [15, SIGNALING],
      [47, COMPLETE],
    ]),
  ).toEqual([]);
});

test('the world says how long an attempt takes', () => {
  expect(
    found(
      [
        [0, STARTING],
        [165, SIGNALING],
      ],
      10,
    ),
  ).toEqual([]);
  expect(
    found(
      [
        [0, STARTING],
        [15, SIGNALING],
      ],
      10,
    ),
  ).toEqual([{ kind: 'early', line: 2, seconds: 15 }]);
});

test('the count begins anew where a transition is reversed', () => {
  expect(
    found([
      [0, STARTING],
      [10, STARTING],
      [25, SIGNALING],
    ]),
  ).toEqual([]);
});
