import { moduleName } from '../../machines/module-name.ts';
import type { Release } from '../../machines/releases.ts';
import type { Livepatch, Setting, TargetModule, World } from '../../machines/world.ts';
import type { Mistake, Report } from '../problem/mistake.ts';
import { quoted } from '../problem/quoted.ts';
import { faultKey, readFault } from './faults.ts';
import { livepatchOf } from './livepatch.ts';
import { reportNeeds } from './needs.ts';
import type { ModuleData, ScenarioData, SettingData } from './schema/schema.ts';
import { MOST } from './schema/terms.ts';
import { seconds } from './seconds.ts';
import { tasksOf } from './tasks.ts';

/** One thing at a time goes wrong, unless the scenario asks for more. */
const DEFAULT_FAULT_BUDGET = 1;

/**
 * The world of a scenario that has passed the schema, with all defaults filled in; reports what does not fit.
 * Faults that only steps take are not in it yet.
 *
 * @param file the scenario's, from whose folder it names others
 */
export function worldOf(data: ScenarioData, kernel: Release, file: string, report: Report): World {
  const modules = fill(data.modules ?? {}, moduleOf);
  const moduleNames = Object.keys(modules);
  const provided = [
    ...new Set(Object.entries(data.livepatches).map(([name, { provides }]) => provides ?? name)),
  ];
  const settings = data.settings === undefined ? {} : { settings: fill(data.settings, settingOf) };
  const surroundings = {
    file,
    modules: moduleNames,
    provided,
    settings: Object.keys(data.settings ?? {}),
  };
  const livepatches = fill(data.livepatches, (livepatch, name) =>
    livepatchOf(name, livepatch, surroundings, report),
  );
  const tasks = tasksOf(data.tasks ?? [], modules, livepatches, report);
  const features = featuresOf(livepatches);

  reportNeeds(modules, report);
  reportNames(Object.keys(livepatches), moduleNames, report);
  const taskCount = Object.keys(tasks).length;
  if (taskCount > MOST) report(['tasks'], tooMany('tasks', taskCount));
  if (taskCount === 0 && data.attempt !== undefined) report(['attempt'], NO_TASK_TO_TRY);
  if (features.length > MOST) report(['livepatches'], tooMany('features', features.length));

  const seen = new Set<string>();
  const faults = (data.faults ?? []).flatMap((fault, i) => {
    const read = readFault(fault, { livepatches, modules });
    if ('mistake' in read) {
      report(['faults', i], read.mistake);
      return [];
    }
    const key = faultKey(read.value);
    if (seen.has(key))
      report(['faults', i], { code: 'duplicate-fault', what: 'this fault stands here twice' });
    seen.add(key);
    return [read.value];
  });
  return {
    kernel,
    reliableStacks: data.reliable_stacks ?? true,
    livepatches,
    modules,
    tasks,
    features,
    faults,
    ...settings,
    ...shadowsOf(livepatches),
    faultBudget: data.explore?.faults ?? DEFAULT_FAULT_BUDGET,
    attempt: data.attempt === undefined ? 0 : seconds(data.attempt),
  };
}

function fill<Data, Full>(
  record: Readonly<Record<string, Data>>,
  full: (data: Data, name: string) => Full,
): Readonly<Record<string, Full>> {
  return Object.fromEntries(Object.entries(record).map(([name, data]) => [name, full(data, name)]));
}

function moduleOf(data: ModuleData): TargetModule {
  return {
    loaded: data?.loaded ?? false,
    functions: data?.functions ?? [],
    initLog: data?.log?.init ?? [],
    exitLog: data?.log?.exit ?? [],
    ...(data?.needs === undefined ? {} : { needs: data.needs }),
  };
}

function settingOf(data: SettingData): Setting {
  return typeof data === 'object'
    ? { value: data.value, admin: data.admin ?? [] }
    : { value: data, admin: [] };
}

function shadowsOf(livepatches: Readonly<Record<string, Livepatch>>): Pick<World, 'shadows'> {
  const all = Object.values(livepatches).flatMap(({ speaksOf }) => speaksOf?.shadows ?? []);
  return all.length === 0 ? {} : { shadows: [...new Set(all)] };
}

function featuresOf(livepatches: Readonly<Record<string, Livepatch>>): readonly string[] {
  const all = Object.values(livepatches).flatMap(({ features, retires }) => [...features, ...retires]);
  return [...new Set(all.map(({ id }) => id))];
}

function reportNames(livepatches: readonly string[], modules: readonly string[], report: Report): void {
  for (const name of modules) {
    if (name === 'vmlinux') report(['modules', name], VMLINUX_MODULE);
  }
  for (const name of livepatches) {
    if (name === 'vmlinux') report(['livepatches', name], VMLINUX_LIVEPATCH);
    if (modules.includes(name)) report(['livepatches', name], bothKinds(name));
  }
  const seen: string[] = [];
  for (const name of [...modules, ...livepatches]) {
    const kind = seen.length < modules.length ? 'modules' : 'livepatches';
    const twin = seen.find(other => other !== name && moduleName(other) === moduleName(name));
    if (twin !== undefined) report([kind, name], oneModule(twin, name));
    seen.push(name);
  }
}

const VMLINUX_MODULE: Mistake = {
  code: 'wrong-name',
  what: 'vmlinux is the kernel itself, which is always there',
  expected: 'target modules only',
  onKey: true,
};

const VMLINUX_LIVEPATCH: Mistake = {
  code: 'wrong-name',
  what: 'vmlinux is the kernel itself',
  expected: 'another name for the livepatch',
  onKey: true,
};

function bothKinds(name: string): Mistake {
  return {
    code: 'duplicate-name',
    what: `${name} is both a livepatch and a module`,
    expected: 'two names: the kernel keeps both kinds in one list of modules',
    onKey: true,
  };
}

function oneModule(first: string, second: string): Mistake {
  return {
    code: 'duplicate-name',
    what: `${quoted(first)} and ${quoted(second)} are one module: the kernel calls both ${moduleName(first)}`,
    expected: 'two names that differ in more than a dash',
    onKey: true,
  };
}

const NO_TASK_TO_TRY: Mistake = {
  code: 'contradiction',
  what: 'an attempt tries the tasks, and none is listed',
  expected: 'tasks beside it',
  onKey: true,
};

function tooMany(things: string, count: number): Mistake {
  return { code: 'too-many', what: `there are ${count} ${things}`, expected: `at most ${MOST}` };
}
