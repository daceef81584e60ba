import { expect, test } from 'vitest';
import { expectExplainedOrRefused } from '../../support/flawed-agreement.ts';
import { loggedScenarios, withoutDebug } from '../../support/logs.ts';

/** Every fourth of those without tasks, and of each some flaws: all of them take an hour, and with tasks one takes seconds. */
const LOGGED = loggedScenarios()
  .filter(({ scenario: { world } }) => Object.keys(world.tasks).length === 0)
  .map((logged, place) => ({ ...logged, place }))
  .filter(({ place }) => place % 4 === 0);

test.each(LOGGED)('$file: one line dropped, doubled, moved or renamed', ({ place, ...logged }) => {
  const log = place % 8 === 0 ? logged.log : withoutDebug(logged.log);
  const flaws = 4 * log.length;
  const { explained, refused } = expectExplainedOrRefused(logged, log, number => (number + place) % 25 === 0);
  expect(explained + refused).toBeGreaterThanOrEqual(Math.floor(flaws / 25));
});
