import type { Livepatch, TargetModule, Task } from '../../machines/world.ts';
import type { Mistake, Path, Report } from '../problem/mistake.ts';
import { quoted } from '../problem/quoted.ts';
import { unknownName } from '../problem/unknown-name.ts';
import type { TaskData } from './schema/schema.ts';

type Holder = { readonly object: string; readonly name: string };

/** The tasks by name, `count` tasks that differ in name alone as name-1, name-2, …; reports what does not fit. */
export function tasksOf(
  data: readonly TaskData[],
  modules: Readonly<Record<string, TargetModule>>,
  livepatches: Readonly<Record<string, Livepatch>>,
  report: Report,
): Readonly<Record<string, Task>> {
  const functions = functionsOf(modules, livepatches);
  const tasks: Record<string, Task> = {};
  data.forEach((item, i) => {
    const path = ['tasks', i];
    const task = taskOf(item, functions, path, report);
    for (const name of namesOf(item)) {
      if (Object.hasOwn(tasks, name)) {
        report([...path, 'name'], { code: 'duplicate-name', what: `two tasks are called ${quoted(name)}` });
      }
      tasks[name] = task;
    }
  });
  data.forEach(({ parent, ...item }, i) => {
    if (parent === undefined) return;
    const path = ['tasks', i, 'parent'];
    if (!Object.hasOwn(tasks, parent)) report(path, unknownName('task', parent, Object.keys(tasks)));
    else if (namesOf(item).some(name => descends(parent, name, tasks))) report(path, ownAncestor(item.name));
  });
  return tasks;
}

function namesOf({ name, count }: Pick<TaskData, 'name' | 'count'>): readonly string[] {
  return count === undefined ? [name] : Array.from({ length: count }, (_, i) => `${name}-${i + 1}`);
}

function taskOf(data: TaskData, functions: readonly Holder[], path: Path, report: Report): Task {
  const holder = functions.find(({ name }) => name === data.in);
  if (data.in !== undefined && holder === undefined) {
    const names = [...new Set(functions.map(({ name }) => name))];
    const mistake = unknownName('function', data.in, names);
    report([...path, 'in'], { ...mistake, hints: mistake.hints?.length ? mistake.hints : [HOW_DECLARED] });
  }
  if (data.in === undefined && data.blocked === true) report([...path, 'blocked'], needsFunction('blocked'));
  const contradiction = contradictionOf(data);
  if (contradiction !== null) report([...path, contradiction.key], contradiction.mistake);
  return {
    is: data.is ?? 'asleep',
    function: data.in ?? null,
    object: holder?.object ?? 'vmlinux',
    blocked: data.in !== undefined && (data.blocked ?? true),
    leaves: data.until ?? 'by step',
    parent: data.parent ?? null,
  };
}

/** What the task is said to be, and what else is said of it: the key that does not fit, and why. */
function contradictionOf(data: TaskData): { readonly key: keyof TaskData; readonly mistake: Mistake } | null {
  const { is = 'asleep', until } = data;
  const wrong = (key: keyof TaskData, what: string, expected: string) => ({
    key,
    mistake: { code: 'contradiction', what, expected, onKey: true },
  });
  if (is === 'idle') {
    const key = (['in', 'until', 'parent'] as const).find(other => data[other] !== undefined);
    return key === undefined ? null : wrong(key, IDLE[key], `${key} left out, or a task that is not idle`);
  }
  if (is === 'running' && data.in !== undefined) {
    return wrong(
      'in',
      'a task that is always found running sits in no function',
      'in left out, or is: asleep',
    );
  }
  if (is !== 'asleep' && until === 'wake-up') {
    const helps = 'until: signal if it is a user task, never if it is not';
    return is === 'running'
      ? wrong('until', 'a task that runs does not sleep, and cannot be woken up', helps)
      : wrong('until', 'a wake-up makes no stack reliable, and no kthread leaves the kernel', helps);
  }
  const needsIn = until === 'wake-up' || until === 'exit' || (until === 'never' && is === 'asleep');
  return data.in === undefined && needsIn ? { key: 'until', mistake: needsFunction('until') } : null;
}

const IDLE = {
  in: 'the idle task of a CPU sits in no function',
  until: 'the idle task of a CPU is kicked, and needs nothing else to switch',
  parent: 'the idle task of a CPU is there from the start',
};

const HOW_DECLARED =
  'A function of vmlinux is declared by a livepatch that changes it, one of a module by the functions of the module.';

/** Every function that the scenario names; those of modules come first. */
function functionsOf(
  modules: Readonly<Record<string, TargetModule>>,
  livepatches: Readonly<Record<string, Livepatch>>,
): readonly Holder[] {
  const inModules = Object.entries(modules).flatMap(([object, module]) =>
    module.functions.map(name => ({ object, name })),
  );
  const patched = Object.values(livepatches).flatMap(({ objects }) =>
    objects.flatMap(object =>
      (object.functions ?? []).map(({ original }) => ({ object: object.name, name: original })),
    ),
  );
  return [...inModules, ...patched];
}

/** Whether `task` is `ancestor` or is forked, at whatever remove, by it. */
function descends(task: string, ancestor: string, tasks: Readonly<Record<string, Task>>): boolean {
  const seen = new Set<string>();
  for (let name: string | null = task; name !== null && !seen.has(name); name = tasks[name]?.parent ?? null) {
    if (name === ancestor) return true;
    seen.add(name);
  }
  return false;
}

function needsFunction(key: string): Mistake {
  return {
    code: 'missing',
    what: `${key} says when the task is in its function, and it has none`,
    expected: 'in: FUNCTION beside it',
    onKey: true,
  };
}

function ownAncestor(name: string): Mistake {
  return {
    code: 'wrong-parent',
    what: `task ${name} would fork itself`,
    expected: 'a task that is there before it',
  };
}
