import { expect, test } from 'vitest';
import { into, undo } from '../../../../src/uses/step/session.ts';
import { placeView } from '../../../../src/uses/step/view-of.ts';
import { sessionAt } from '../../../support/session-at.ts';

test('before the first step nothing is there, and nothing has changed', () => {
  const { transition, isDivided, layers, gone, operation } = placeView(
    sessionAt('worlds/upgrade', []),
  ).system;
  expect(transition).toEqual({ now: 'none', was: null });
  expect({ isDivided, layers, gone, operation }).toEqual({
    isDivided: false,
    layers: [],
    gone: [],
    operation: null,
  });
});

test('a transition is told with its livepatch and its direction', () => {
  const { transition, isDivided } = placeView(
    sessionAt('worlds/upgrade', ['load A1', 'disable A1 &']),
  ).system;
  expect(transition).toEqual({ now: 'A1, unpatching', was: 'none' });
  expect(isDivided).toBe(true);
});

test('within a step it is told where the operation stands', () => {
  const back = undo(sessionAt('worlds/upgrade', ['load A1 &']));
  const inside = 'mistake' in back ? back : into(back.value);
  if ('mistake' in inside) throw new Error(inside.mistake.what);
  expect(placeView(inside.value).system.operation).toBe('A1');
});

test('what a design counts is told', () => {
  const { counts } = placeView(sessionAt('worlds/upgrade', ['load A1'], 'module-refcount')).system;
  expect(counts).toEqual([{ what: 'L1TF users', number: { now: '1', was: '0' } }]);
});
