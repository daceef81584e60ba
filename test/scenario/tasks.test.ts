import { expect, test } from 'vitest';
import { complaintAbout } from '../support/complaint.ts';
import { exampleWorld } from '../support/example.ts';

test('count makes alike tasks; blocked is the default of a task with a function', () => {
  const worker = { function: 'vcpu_run', object: 'kvm', blocked: true, leaves: 'never', parent: null };
  expect(exampleWorld().tasks).toEqual({
    'worker-1': worker,
    'worker-2': worker,
    reader: {
      function: 'cmdline_proc_show',
      object: 'vmlinux',
      blocked: false,
      leaves: 'by step',
      parent: null,
    },
    child: { function: null, object: 'vmlinux', blocked: false, leaves: 'by step', parent: 'reader' },
  });
});

test.each([
  [
    '{ name: w, in: vcpu_rum }',
    'x.yaml:4:24: tasks[0].in: no function is called "vcpu_rum"; expected one of vcpu_run, cmdline_proc_show. Did you mean "vcpu_run"?',
  ],
  [
    '{ name: w, blocked: true }',
    'x.yaml:4:20: tasks[0].blocked: blocked says when the task is in its function, and it has none; expected in: FUNCTION beside it.',
  ],
  [
    '{ name: w, until: never }',
    'x.yaml:4:20: tasks[0].until: until says when the task is in its function, and it has none; expected in: FUNCTION beside it.',
  ],
  ['{ name: w, count: 2 }, { name: w-2 }', 'x.yaml:4:40: tasks[1].name: two tasks are called "w-2".'],
  [
    '{ name: w, count: 2 }, { name: c, parent: w }',
    'x.yaml:4:51: tasks[1].parent: no task is called "w"; expected one of w-1, w-2, c.',
  ],
  [
    '{ name: w, parent: w }',
    'x.yaml:4:28: tasks[0].parent: task w would fork itself; expected a task that is there before it.',
  ],
  [
    '{ name: a }, { name: b, parent: c }, { name: c, parent: b }',
    'x.yaml:4:41: tasks[1].parent: task b would fork itself; expected a task that is there before it. (and 1 more)',
  ],
])('%s', (tasks, message) => {
  const text = [
    'title: T',
    'modules: { kvm: { functions: [vcpu_run] } }',
    'livepatches: { A1: { objects: [{ name: vmlinux, functions: { cmdline_proc_show: show } }] } }',
    `tasks: [${tasks}]`,
  ].join('\n');
  expect(complaintAbout(text)).toBe(message);
});
