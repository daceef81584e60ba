import { expect, test } from 'vitest';
import { kernelLine } from '../../../../src/uses/validate/log/kernel-lines.ts';
import { callbackLine } from '../../../../src/uses/validate/log/module-lines.ts';
import { guessed } from '../../../support/guessed.ts';
import { loggedScenarios, withoutDebug } from '../../../support/logs.ts';
import { REPORTED } from '../../../support/reported-logs.ts';

/**
 * What modules print of themselves a made world does not know, and it has no shadow variables; scenarios that print nothing
 * else, and those that speak of some, are left out. Of the others every third, and what only another kernel prints: all of them take three minutes.
 */
const LOGS = loggedScenarios()
  .flatMap(({ file, log }) => {
    const lines = withoutDebug(log).filter(line => kernelLine(line) !== null || callbackLine(line) !== null);
    const isKnown = lines.length > 0 && !lines.some(line => line.includes('shadow variable'));
    return isKnown ? [{ file, lines }] : [];
  })
  .filter(({ file }, index) => index % 3 === 0 || file.includes('kernel-5'));

test.each(LOGS)('$file: a world that is made of its log alone prints it', ({ lines }) => {
  const { verdict, printed } = guessed(lines.join('\n'));
  expect(verdict).toBe('fits');
  expect(printed).toEqual([lines.length, lines.length]);
});

test('tasks that are signaled, and the count that a reversal begins anew', () => {
  for (const log of [REPORTED.signals, REPORTED.reversed]) {
    const { verdict, timing, printed } = guessed(log);
    expect({ verdict, timing }).toEqual({ verdict: 'fits', timing: [] });
    expect(printed[0]).toBe(printed[1]);
  }
});

test('a journal that begins in the midst', () => {
  const { verdict, steps, isCut } = guessed(REPORTED.journal);
  expect({ verdict, steps, isCut }).toEqual({
    verdict: 'fits',
    steps: ['load old_fix', 'load new_fix &'],
    isCut: true,
  });
});

test('a log that no world explains is told where it stops', () => {
  const { verdict, printed } = guessed(`
livepatch: enabling patch 'P'
livepatch: 'P': starting patching transition
livepatch: enabling patch 'Q'
`);
  expect({ verdict, printed }).toEqual({ verdict: 'does not fit', printed: [2, 2] });
});

test('a replace that is over at once', () => {
  const { verdict, steps, timing, assumed } = guessed(REPORTED['replace at once']);
  expect({ verdict, steps, timing }).toEqual({
    verdict: 'fits',
    steps: ['load fix_2025_1', 'load fix_2025_2'],
    timing: [],
  });
  expect(assumed).toContain('fix_2025_2 replaces the older livepatches: the log fits both');
});

test('whose older livepatch is disabled by itself does not replace', () => {
  const { verdict, steps, source, printed } = guessed(REPORTED.selftest);
  expect({ verdict, steps }).toEqual({
    verdict: 'fits',
    steps: ['load first', 'load second', 'disable first'],
  });
  expect(source).toContain('second: { replace: false }');
  expect(printed).toEqual([14, 14]);
});
