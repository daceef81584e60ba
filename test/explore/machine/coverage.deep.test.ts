import { expect, it } from 'vitest';
import { agreeOnCoverage } from '../../support/coverage-agreement.ts';

it('100 random machines are walked the same with coverage, and both engines cover the same', async () => {
  expect(await agreeOnCoverage(100)).toBeGreaterThan(20);
});
