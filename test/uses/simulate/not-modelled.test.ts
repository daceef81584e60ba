import { expect, test } from 'vitest';
import { follow } from '../../support/follow.ts';

/** At which steps the simulation came by what is not modelled. */
function steps(scenario: Parameters<typeof follow>[0]): number[] {
  return follow(scenario).simulation.leftAside.map(({ step }) => step);
}

const FORKED = {
  livepatches: { P: { objects: [{ name: 'vmlinux', functions: { f: 'P_f' } }] } },
  tasks: [
    { name: 'reader', in: 'f' },
    { name: 'child', parent: 'reader' },
  ],
};

test('a fork during a transition, where fork copies in two steps', () => {
  const fork = { ...FORKED, steps: ['load P &', 'fork child'] };
  expect(steps({ ...fork, kernel: '6.0' })).toEqual([2]);
  expect(steps({ ...fork, kernel: '6.1' })).toEqual([]);
  expect(steps({ ...fork, kernel: '6.0', steps: ['fork child', 'load P &'] })).toEqual([]);
});

test('a task that switches by itself, but where cond_resched lets a kthread do so', () => {
  const switched = { ...FORKED, steps: ['load P &', 'unblock reader', 'switch reader'] };
  expect(steps({ ...switched, kernel: '6.3' })).toEqual([3]);
  expect(steps({ ...switched, kernel: '6.4' })).toEqual([]);
  expect(steps({ ...switched, kernel: '6.15' })).toEqual([]);
  expect(steps({ ...switched, kernel: '6.16' })).toEqual([3]);
});

test('an attempt that kicks the idle task of a CPU, where nobody did', () => {
  const idle = {
    livepatches: { P: {} },
    tasks: [{ name: 'swapper', is: 'idle' as const }],
    steps: ['load P', 'disable P', 'unload P'],
  };
  expect(steps({ ...idle, kernel: '5.15' })).toEqual([1]);
  expect(steps({ ...idle, kernel: '5.16' })).toEqual([]);
});

test('features of a design that has struct klp_state, before there was one', () => {
  const load = { livepatches: { A: { features: { S: 1 } }, N: {} }, steps: ['load N', 'load A'] };
  expect(steps({ ...load, kernel: '5.4', design: 'klp-state' })).toEqual([2]);
  expect(steps({ ...load, kernel: '5.4', design: 'none' })).toEqual([]);
  expect(steps({ ...load, kernel: '5.5', design: 'klp-state' })).toEqual([]);
});

test('a module called vmlinux, where it was let in', () => {
  const insert = { livepatches: { A: {} }, steps: [{ do: 'insert vmlinux', fails: 'EINVAL' }] };
  expect(steps({ ...insert, kernel: '5.7' })).toEqual([1]);
  expect(steps({ ...insert, kernel: '5.8' })).toEqual([]);
});
