import { expect, test } from 'vitest';
import { expectExplainedOrRefused } from '../../support/flawed-agreement.ts';
import { loggedScenarios, withoutDebug } from '../../support/logs.ts';

test.each(loggedScenarios())('$file: one line dropped, doubled, moved or renamed', logged => {
  for (const log of [logged.log, withoutDebug(logged.log)]) {
    const { explained, refused } = expectExplainedOrRefused(logged, log);
    expect(explained + refused).toBe(4 * log.length);
  }
});
