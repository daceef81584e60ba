import { expect, test } from 'vitest';
import { placeView } from '../../../../src/uses/step/view-of.ts';
import { sessionAt } from '../../../support/session-at.ts';

const FLAW = ['load A1 &', 'complete', 'load B2 &', 'disable B2 &', 'complete'];

test('what the registry has lost says what it was', () => {
  expect(placeView(sessionAt('sketch/upgrade', FLAW)).system.features).toEqual([
    {
      id: 'L1TF',
      registered: {
        version: { now: 'not registered', was: 'version 1' },
        owner: { now: 'nobody', was: 'A1/vmlinux' },
        isDangling: false,
      },
      effect: { now: 'version 1', was: null },
      isOn: true,
      needed: { now: 'A1 (1)', was: null },
    },
  ]);
});

test('a design without a registry has nothing registered', () => {
  const [feature] = placeView(sessionAt('worlds/upgrade', ['load A1'], 'klp-state')).system.features;
  expect(feature?.registered).toBeNull();
  expect(feature?.needed).toEqual({ now: 'A1 (1)', was: 'nobody' });
});
