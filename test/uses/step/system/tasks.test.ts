import { expect, test } from 'vitest';
import { placeView, refusedViews } from '../../../../src/uses/step/view-of.ts';
import { sessionAt } from '../../../support/session-at.ts';

const tasksAt = (lines: readonly string[]) => placeView(sessionAt('worlds/everything', lines)).system.tasks;

test('a task in the code that is to go holds the transition; one outside may switch', () => {
  const [vcpu, kworker] = tasksAt(['insert kvm', 'load A1', 'block vcpu', 'load B2 & running kworker']);
  expect(vcpu).toEqual({
    name: 'vcpu',
    universe: { now: 'unpatched', was: 'no transition' },
    sits: { now: 'A1_kvm_run', was: null },
    isPending: true,
    holds: true,
    isStranded: false,
  });
  expect(kworker).toMatchObject({ sits: { now: 'outside' }, isPending: true, holds: false });
});

test('a task that has switched is not pending', () => {
  const [, kworker] = tasksAt(['load A1', 'load B2 & running all', 'switch kworker']);
  expect(kworker).toMatchObject({ universe: { now: 'patched', was: 'unpatched' }, isPending: false });
});

test('a task tells how it is where that is not asleep', () => {
  const session = sessionAt('kernel/a-task-that-always-runs-holds-up-every-transition', ['load P &']);
  const [vhost, shell] = placeView(session).system.tasks;
  expect(vhost).toMatchObject({ sits: { now: 'on a CPU' }, isPending: true, holds: true });
  expect(shell).toMatchObject({ sits: { now: 'outside' }, isPending: false, holds: false });
  expect(refusedViews(session).find(({ line }) => line === 'complete')?.why).toBe(
    'complete would wait for ever: vhost: unpatched, on a CPU',
  );
});

test('after a forced transition a task may be left in code of a livepatch that is gone', () => {
  const [vcpu] = tasksAt(['insert kvm', 'load A1', 'block vcpu', 'load B2 &', 'force B2', 'complete']);
  expect(vcpu).toMatchObject({ sits: { now: 'A1_kvm_run' }, isStranded: true });
});
