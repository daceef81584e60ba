import { expect, test } from 'vitest';
import { expectExplainedOrRefused } from '../../support/flawed-agreement.ts';
import { loggedScenarios, withoutDebug } from '../../support/logs.ts';

test.each(loggedScenarios())('$file: one line dropped, doubled, moved or renamed', logged => {
  // With tasks each takes seconds.
  const every = Object.keys(logged.scenario.world.tasks).length === 0 ? 1 : 12;
  for (const log of [logged.log, withoutDebug(logged.log)]) {
    const { explained, refused } = expectExplainedOrRefused(logged, log, number => number % every === 0);
    expect(explained + refused).toBe(Math.ceil((4 * log.length) / every));
  }
});
