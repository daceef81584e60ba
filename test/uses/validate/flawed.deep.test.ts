import { expect, test } from 'vitest';
import { expectExplainedOrRefused } from '../../support/flawed-agreement.ts';
import { loggedScenarios, withoutDebug } from '../../support/logs.ts';

/** Of each log so many of its flaws are passed over, for one that is looked at: all of them take a quarter of an hour. */
const PASSED = 11;

const LOGGED = loggedScenarios().map((logged, place) => ({ ...logged, place }));

test.each(LOGGED)('$file: one line dropped, doubled, moved or renamed', ({ place, ...logged }) => {
  const log = place % 2 === 0 ? logged.log : withoutDebug(logged.log);
  const takes = (number: number) => (number + place) % (PASSED + 1) === 0;
  const { explained, refused } = expectExplainedOrRefused(logged, log, takes);
  expect(explained + refused).toBeGreaterThanOrEqual(Math.floor((4 * log.length) / (PASSED + 1)));
});
