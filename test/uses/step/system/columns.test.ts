import { expect, test } from 'vitest';
import { undo } from '../../../../src/uses/step/session.ts';
import { placeView } from '../../../../src/uses/step/view-of.ts';
import { sessionAt } from '../../../support/session-at.ts';

/** Who runs what of the function, from the oldest entry to the newest. */
function stackOf(name: string | null, lines: readonly string[]) {
  const { columns } = placeView(sessionAt('worlds/everything', lines)).system;
  const column = columns.find(column => column.name === name);
  return column?.entries.map(({ patch, code, runs, was }) => [patch, code, runs, was]);
}

test('without a transition the top of the func_stack runs', () => {
  expect(stackOf('kvm_run', ['insert kvm', 'load A1'])).toEqual([
    [null, 'kvm_run', 'nobody', 'all'],
    ['A1', 'A1_kvm_run', 'all', 'not there'],
  ]);
});

test('a transition divides the tasks between its entry and the one below', () => {
  expect(stackOf('kvm_run', ['insert kvm', 'load A1', 'load B2 & running all'])).toEqual([
    [null, 'kvm_run', 'nobody', null],
    ['A1', 'A1_kvm_run', 'unpatched', 'all'],
    ['B2', 'B2_kvm_run', 'patched', 'not there'],
  ]);
});

test('nothing of a module that is not loaded runs', () => {
  expect(stackOf('kvm_run', ['load A1'])).toEqual([
    [null, 'kvm_run', 'nobody', null],
    ['A1', 'A1_kvm_run', 'nobody', 'not there'],
  ]);
});

test('functions that are not named are their own until a nop leads past them', () => {
  expect(stackOf(null, ['load A1'])?.map(([patch, , runs]) => [patch, runs])).toEqual([
    [null, 'nobody'],
    ['A1', 'all'],
  ]);
  expect(
    stackOf(null, ['load A1', 'load B2 & running all'])?.map(([patch, , runs]) => [patch, runs]),
  ).toEqual([
    [null, 'nobody'],
    ['A1', 'unpatched'],
    ['B2', 'patched'],
  ]);
});

test('a nop leads to the original function', () => {
  const { columns } = placeView(
    sessionAt('kernel/a-replace-waits-for-functions-that-it-drops', ['load P', 'load Q & running reader']),
  ).system;
  const nops = columns.flatMap(({ entries }) => entries.filter(({ isNop }) => isNop));
  expect(nops.map(({ patch, runs }) => [patch, runs])).toContainEqual(['Q', 'patched']);
});

test('within a step nobody runs what is not pushed yet', () => {
  const back = undo(sessionAt('worlds/everything', ['insert kvm', 'load A1', 'load B2 &']));
  if ('mistake' in back) throw new Error(back.mistake.what);
  const { columns, layers } = placeView({ ...back.value, inside: 8 }).system;
  expect(layers.map(({ patch, stage }) => [patch, stage.now])).toEqual([
    ['B2', 'disabled'],
    ['A1', 'enabled'],
  ]);
  expect(columns.flatMap(({ entries }) => entries).filter(({ patch }) => patch === 'B2')).toEqual([]);
});
