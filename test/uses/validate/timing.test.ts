import { expect, test } from 'vitest';
import { TransitionClock } from '../../../src/uses/validate/timing.ts';
import { loggedScenarios, read } from '../../support/logs.ts';
import { timedLog } from '../../support/timed-log.ts';

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
        [175, SIGNALING],
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

/** Time passes where there are tasks alone. */
const TIMED = loggedScenarios().filter(({ scenario }) => Object.keys(scenario.world.tasks).length > 0);

test.each(TIMED)('$file: its log has the times that the delayed work has', logged => {
  const lines = timedLog(logged);
  expect(lines).toHaveLength(logged.log.length);
  const clock = new TransitionClock(logged.scenario.world.attempt ?? 0);
  for (const line of read(lines)) clock.see(line);
  expect(clock.found).toEqual([]);
});
