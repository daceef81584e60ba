import { expect, test } from 'vitest';
import { eventsOf, type KlpEvent, mayMeet } from '../../machines/events.ts';
import { worldOf } from '../support/world-of.ts';

const WORLD = worldOf({
  modules: { kvm: { functions: ['run'] }, ext4: {} },
  livepatches: {
    A: { objects: ['vmlinux', 'kvm'], features: { S: 1 } },
    B: {},
  },
  tasks: [
    { name: 'idle' },
    { name: 'vcpu', in: 'run' },
    { name: 'kthread', in: 'run', until: 'never' },
    { name: 'child', parent: 'vcpu', in: 'run', blocked: false },
    { name: 'shell', parent: 'idle' },
  ],
  faults: [
    { in: 'A', allocation: 'S' }, // 0
    { in: 'A', object: 'kvm', pre_patch: -19 }, // 1
    { in: 'A', object: 'vmlinux', patching: -22 }, // 2
    { in: 'A', object: 'kvm', symbol: -22 }, // 3
    { in: 'kvm', init: -12 }, // 4
    { in: 'B', address: 'reused' }, // 5
  ],
});

/** As one would say it: the verb, who, and the number of the fault. */
function told(event: KlpEvent): string {
  const { type, ...rest } = event;
  return [type, ...Object.values(rest)].join(' ');
}

test('everything that can happen, in the order in which a person would try it', () => {
  expect(eventsOf(WORLD, WORLD.faults.length, true).map(told)).toEqual([
    'complete',
    ...['load A', 'load A all', 'load A 0', 'load A 0 all', 'load A 1', 'load A 1 all'],
    ...['load A 2', 'load A 2 all', 'load A 3', 'load A 3 all'],
    ...['disable A', 'disable A all', 'enable A', 'force A', 'unload A'],
    ...[
      'load B',
      'load B all',
      'load B 5',
      'load B 5 all',
      'disable B',
      'disable B all',
      'enable B',
      'force B',
      'unload B',
    ],
    ...['insert kvm', 'insert kvm 0', 'insert kvm 1', 'insert kvm 3', 'insert kvm 4', 'remove kvm'],
    ...['insert ext4', 'remove ext4'],
    'switch idle',
    ...['switch vcpu', 'block vcpu', 'unblock vcpu'],
    ...['switch kthread', 'block kthread'],
    ...['switch child', 'block child', 'unblock child', 'fork child', 'exit child'],
    ...['switch shell', 'fork shell', 'exit shell'],
  ]);
});

test('where no task is listed, none can be on a CPU', () => {
  expect(eventsOf({ ...WORLD, tasks: {} }, 6, true).filter(event => 'running' in event)).toEqual([]);
});

test('without force no transition is forced', () => {
  const events = eventsOf(WORLD, 0, false);
  expect(events.filter(({ type }) => type === 'force')).toEqual([]);
  expect(eventsOf(WORLD, 0, true)).toHaveLength(events.length + 2);
});

test('only the first faults may happen', () => {
  const faults = (count: number) =>
    eventsOf(WORLD, count, false)
      .filter(event => 'fault' in event)
      .map(told);
  expect(faults(0)).toEqual([]);
  expect(faults(2)).toEqual([
    ...['load A 0', 'load A 0 all', 'load A 1', 'load A 1 all'],
    ...['insert kvm 0', 'insert kvm 1'],
  ]);
});

test('no event is there twice, and the delayed work is none', () => {
  const events = eventsOf(WORLD, WORLD.faults.length, true).map(told);
  expect(new Set(events).size).toBe(events.length);
  expect(events).not.toContain('attempt');
});

test('a fault is met where the operation runs the code that it is in', () => {
  const met = (verb: 'load' | 'insert', subject: string) =>
    WORLD.faults.flatMap((fault, i) => (mayMeet(fault, verb, subject, WORLD.livepatches) ? [i] : []));
  expect(met('load', 'A')).toEqual([0, 1, 2, 3]);
  expect(met('load', 'B')).toEqual([5]);
  expect(met('insert', 'kvm')).toEqual([0, 1, 3, 4]);
  expect(met('insert', 'ext4')).toEqual([]);
});
