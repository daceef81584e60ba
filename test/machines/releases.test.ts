import { expect, test } from 'vitest';
import {
  CHANGED_RULES,
  DEFAULT_RELEASE,
  hasOldRule,
  isBefore,
  isRelease,
  RELEASES,
} from '../../machines/releases.ts';
import { guards } from '../../machines/words/index.ts';

test('the releases come one after the other: 5.10 after 5.9, 6.0 after 5.19, 7.0 after 6.19', () => {
  expect(RELEASES).toHaveLength(41);
  expect(RELEASES.indexOf('5.10') - RELEASES.indexOf('5.9')).toBe(1);
  expect(RELEASES.indexOf('6.0') - RELEASES.indexOf('5.19')).toBe(1);
  expect(RELEASES.indexOf('7.0') - RELEASES.indexOf('6.19')).toBe(1);
  expect(isBefore('5.9', '5.10')).toBe(true);
  expect(isBefore('5.10', '5.10')).toBe(false);
  expect(isRelease('5.20')).toBe(false);
  expect(isRelease('6.12')).toBe(true);
});

test('a rule changes with the release that has the change', () => {
  expect(hasOldRule('5.17', 'everyPatchIsForced')).toBe(true);
  expect(hasOldRule('5.18', 'everyPatchIsForced')).toBe(false);
});

test('each changed rule is behind a guard, and no rule of the default release is an old one', () => {
  for (const [name, { until }] of Object.entries(CHANGED_RULES)) {
    expect(isBefore(until, DEFAULT_RELEASE), name).toBe(true);
    expect(Object.keys(guards)).toContain(name);
  }
});
