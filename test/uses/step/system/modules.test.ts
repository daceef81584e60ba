import { expect, test } from 'vitest';
import { placeView } from '../../../../src/uses/step/view-of.ts';
import { sessionAt } from '../../../support/session-at.ts';

test('a forced transition pins the module of what it has replaced', () => {
  const { modules } = placeView(
    sessionAt('worlds/forced', ['load A1', 'load B2 &', 'force B2', 'complete']),
  ).system;
  expect(modules.map(({ name, state, held, isPinned }) => [name, state.now, held, isPinned])).toEqual([
    ['kvm', 'not loaded', null, false],
    ['A1.ko', 'live', 'pinned for ever: forced', true],
    ['B2.ko', 'live', 'in use: installed', false],
  ]);
});
