import { expect, test } from 'vitest';
import { expectExplainedOrRefused } from '../../support/flawed-agreement.ts';
import { logged } from '../../support/logs.ts';

test.each(['scenarios/kernel/row-02-enable-fails-in-the-first-pre-patch.yaml'])(
  'a log of %s in which one line is wrong is refused, or explained',
  file => {
    const found = logged(file);
    if (found === null) throw new Error(`${file} expects no log`);
    const { explained, refused } = expectExplainedOrRefused(found, found.log, number => number % 5 === 0);
    expect(explained).toBeGreaterThan(0);
    expect(refused).toBeGreaterThan(0);
  },
);
