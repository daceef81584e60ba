import { expect, test } from 'vitest';
import { complaintAbout } from '../support/complaint.ts';
import { exampleWorld } from '../support/example.ts';
import { worldOf } from '../support/world-of.ts';

test('count makes alike tasks; blocked is the default of a task with a function', () => {
  const worker = {
    is: 'asleep',
    function: 'vcpu_run',
    object: 'kvm',
    blocked: true,
    leaves: 'never',
    parent: null,
  };
  expect(exampleWorld().tasks).toEqual({
    'worker-1': worker,
    'worker-2': worker,
    reader: {
      is: 'asleep',
      function: 'cmdline_proc_show',
      object: 'vmlinux',
      blocked: false,
      leaves: 'by step',
      parent: null,
    },
    child: {
      is: 'asleep',
      function: null,
      object: 'vmlinux',
      blocked: false,
      leaves: 'by step',
      parent: 'reader',
    },
  });
});

test.each([
  [
    '{ name: w, in: vcpu_rum }',
    'x.yaml:4:24: tasks[0].in: no function is called "vcpu_rum"; expected one of vcpu_run, cmdline_proc_show. Did you mean "vcpu_run"?',
  ],
  [
    '{ name: w, in: nfs_wait }',
    'x.yaml:4:24: tasks[0].in: no function is called "nfs_wait"; expected one of vcpu_run, cmdline_proc_show. A function of vmlinux is declared by a livepatch that changes it, one of a module by the functions of the module.',
  ],
  [
    '{ name: w, blocked: true }',
    'x.yaml:4:20: tasks[0].blocked: blocked says when the task is in its function, and it has none; expected in: FUNCTION beside it.',
  ],
  [
    '{ name: w, until: never }',
    'x.yaml:4:20: tasks[0].until: until says when the task is in its function, and it has none; expected in: FUNCTION beside it.',
  ],
  [
    '{ name: w, until: wake-up }',
    'x.yaml:4:20: tasks[0].until: until says when the task is in its function, and it has none; expected in: FUNCTION beside it.',
  ],
  [
    '{ name: w, is: runing }',
    'x.yaml:4:24: tasks[0].is: "runing" is not allowed; expected asleep, running, unreliable or idle. Did you mean "running"?',
  ],
  [
    '{ name: w, is: running, in: vcpu_run }',
    'x.yaml:4:33: tasks[0].in: a task that is always found running sits in no function; expected in left out, or is: asleep.',
  ],
  [
    '{ name: w, is: running, until: wake-up }',
    'x.yaml:4:33: tasks[0].until: a task that runs does not sleep, and cannot be woken up; expected until: signal if it is a user task, never if it is not.',
  ],
  [
    '{ name: w, is: unreliable, in: vcpu_run, until: wake-up }',
    'x.yaml:4:50: tasks[0].until: a wake-up makes no stack reliable, and no kthread leaves the kernel; expected until: signal if it is a user task, never if it is not.',
  ],
  [
    '{ name: w, is: idle, in: vcpu_run }',
    'x.yaml:4:30: tasks[0].in: the idle task of a CPU sits in no function; expected in left out, or a task that is not idle.',
  ],
  [
    '{ name: w, is: idle, until: signal }',
    'x.yaml:4:30: tasks[0].until: the idle task of a CPU is kicked, and needs nothing else to switch; expected until left out, or a task that is not idle.',
  ],
  [
    '{ name: v }, { name: w, is: idle, parent: v }',
    'x.yaml:4:43: tasks[1].parent: the idle task of a CPU is there from the start; expected parent left out, or a task that is not idle.',
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

test('how a task is, and what moves it on, are two things', () => {
  const [running, unreliable, idle] = Object.values(
    worldOf({
      livepatches: { N: { objects: [{ name: 'vmlinux', functions: { f: 'N_f' } }] } },
      tasks: [
        { name: 'vhost', is: 'running', until: 'never' },
        { name: 'bash', is: 'unreliable', until: 'signal', in: 'f' },
        { name: 'swapper', is: 'idle' },
      ],
    }).tasks,
  );
  expect(running).toMatchObject({ is: 'running', leaves: 'never', function: null });
  expect(unreliable).toMatchObject({ is: 'unreliable', leaves: 'signal', function: 'f' });
  expect(idle).toMatchObject({ is: 'idle', leaves: 'by step' });
});

test('an attempt that takes long takes that of some task', () => {
  expect(complaintAbout('title: T\nattempt: 10s\nlivepatches: { N: {} }')).toBe(
    'x.yaml:2:1: attempt: an attempt tries the tasks, and none is listed; expected tasks beside it.',
  );
  expect(complaintAbout('title: T\nattempt: long\nlivepatches: { N: {} }')).toBe(
    'x.yaml:2:10: attempt: "long" is not allowed; expected a time of 0 or more: seconds, or text such as "12.5s", "250ms", "2m".',
  );
});
