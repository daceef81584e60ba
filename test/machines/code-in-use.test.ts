import { expect, test } from 'vitest';
import { entry, initialContext, ORIGINAL, type TaskState } from '../../machines/context.ts';
import { brokenIn } from '../../machines/properties.ts';
import { worldOf } from '../support/world-of.ts';

const WORLD = worldOf({
  modules: { kvm: { functions: ['vcpu_run'] } },
  livepatches: { P: { objects: [{ name: 'vmlinux', functions: { f: 'P_f' } }] } },
  tasks: [
    { name: 'reader', in: 'f', blocked: false },
    { name: 'vcpu', in: 'vcpu_run', blocked: false },
  ],
});

function broken(task: string, state: Partial<TaskState>, resident: boolean): string[] {
  const context = initialContext(WORLD);
  Object.assign(entry(context.tasks, task), state);
  entry(context.livepatches, 'P').resident = resident;
  context.klp.transitionPatch = 'P'; // it is judged at any time
  return brokenIn({ context, world: WORLD }, true).map(({ property, why }) => `${property}: ${why}`);
}

test('a task may sit in code that is there', () => {
  expect(broken('reader', { inside: 'P' }, true)).toEqual([]);
  expect(broken('reader', { inside: ORIGINAL }, false)).toEqual([]);
  expect(broken('reader', { inside: null }, false)).toEqual([]);
});

test('not in a livepatch whose module is gone, be it on the task list or not', () => {
  expect(broken('reader', { inside: 'P' }, false)).toEqual([
    "code-in-use: reader sits in P's function, whose module is gone",
  ]);
  expect(broken('reader', { inside: 'P', alive: false }, false)).toEqual([
    "code-in-use: reader is exiting, off the task list, and still sits in P's function, whose module is gone",
  ]);
});

test('nor in a target module that is gone', () => {
  expect(broken('vcpu', { inside: ORIGINAL }, false)).toEqual([
    "code-in-use: vcpu sits in kvm's function, whose module is gone",
  ]);
});
