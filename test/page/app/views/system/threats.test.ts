import { expect, test } from 'vitest';
import {
  aboutToBreak,
  brokenFor,
  eachOnce,
  speakingOf,
} from '../../../../../src/page/app/views/system/threats.ts';
import { viewOf } from '../../../../../src/uses/step/view-of.ts';
import { sessionAt } from '../../../../support/session-at.ts';

const FLAW = ['load A1 &', 'complete', 'load B2 &', 'disable B2 &', 'complete'];

test('what is broken for a feature says why', () => {
  expect(brokenFor(viewOf(sessionAt('sketch/upgrade', FLAW)), 'L1TF')).toEqual([
    {
      property: 'lost-feature',
      why: 'A1 needs L1TF, and the registry does not hold L1TF',
      by: null,
    },
  ]);
});

test('one step before, that step is the threat', () => {
  const view = viewOf(sessionAt('sketch/upgrade', FLAW.slice(0, -1)));
  expect(brokenFor(view, 'L1TF')).toEqual([]);
  const threats = aboutToBreak(view);
  expect(threats).toEqual([
    { property: 'lost-feature', why: 'A1 needs L1TF, and the registry does not hold it', by: 'complete' },
  ]);
  expect(speakingOf(threats, 'L1TF')).toEqual(threats);
  expect(speakingOf(threats, 'L1')).toEqual([]);
});

test('a step that breaks a property for two reasons is named once', () => {
  const threat = { property: 'warning' as const, by: 'remove kvm' };
  expect(
    eachOnce([
      { ...threat, why: 'one' },
      { ...threat, why: 'other' },
    ]),
  ).toEqual([{ ...threat, why: 'one' }]);
});
