import { entry, VMLINUX } from '../../../machines/context.ts';
import type { Fault, PatchObject, World } from '../../../machines/world.ts';
import type { Step } from '../../scenario/step.ts';

/**
 * Functions of vmlinux in whose place those of a scenario stand: nobody else in the guest calls them. Each of the first
 * calls one of the laboratory's, in which a task can be kept (lab/module/places.c).
 */
const FOR_TASKS = [
  'device_for_each_child',
  'device_for_each_child_reverse',
  'device_find_child',
  'bus_for_each_dev',
  'bus_for_each_drv',
  'bus_find_device',
  'iterate_fd',
  'for_each_kernel_tracepoint',
] as const;

/** Those that nobody misses on a machine that does something else as well, as long as no task is kept in them. */
export const QUIET_STAND_INS = [
  'cmdline_proc_show',
  'version_proc_show',
  'meminfo_proc_show',
  'loadavg_proc_show',
  'uptime_proc_show',
] as const;

const STAND_INS = [...FOR_TASKS, ...QUIET_STAND_INS] as const;

/** How many functions of vmlinux a scenario may name. */
export const MOST_FUNCTIONS = STAND_INS.length;

/** What a function is called in the place of one that a scenario does not name, where it has to fail. */
export const UNNAMED = 'klpwalk_unnamed';

/** What the guest calls the functions of a world. */
export interface StandIns {
  /** The world with their names. */
  readonly world: World;
  /** The object and the function, as the laboratory's module knows a place. */
  readonly placeOf: (object: string, original: string) => string;
  /** The function of an object that meets a fault: the first that no other livepatch changes, or the first. */
  readonly functionIn: (patch: string, object: string) => string;
  /** A line of the guest's log with the names of the scenario. */
  readonly inLine: (line: string) => string;
}

/** Every function of vmlinux that livepatches change or tasks sit in, those of tasks first. */
export function namedInVmlinux({ livepatches, tasks }: World): string[] {
  const sat = Object.values(tasks).flatMap(({ object, function: original }) =>
    object === VMLINUX && original !== null ? [original] : [],
  );
  const changed = Object.values(livepatches).flatMap(({ objects }) =>
    objects.flatMap(({ name, functions }) =>
      name === VMLINUX ? (functions ?? []).map(({ original }) => original) : [],
    ),
  );
  return [...new Set([...sat, ...changed])];
}

/** A function is named where the scenario has none, and the look-up or the patching of one is to fail. */
function withFunctionsToFail(world: World, steps: readonly Step[]): World {
  const failing = steps.flatMap(({ fault }) => (fault !== null && isOfFunction(fault) ? [fault] : []));
  const named = (patch: string, object: PatchObject): PatchObject => {
    const fails = failing.some(fault => fault.in === patch && fault.object === object.name);
    if (!fails || (object.functions ?? []).length > 0) return object;
    return { ...object, functions: [{ original: UNNAMED, replacement: UNNAMED }] };
  };
  const livepatches = Object.entries(world.livepatches).map(([patch, livepatch]) => [
    patch,
    { ...livepatch, objects: livepatch.objects.map(object => named(patch, object)) },
  ]);
  return { ...world, livepatches: Object.fromEntries(livepatches) };
}

/** Those that a function meets. */
function isOfFunction(
  fault: Fault,
): fault is Extract<Fault, { readonly kind: 'patching' | 'symbol' | 'sympos' | 'duplicate' }> {
  return (
    ['patching', 'symbol', 'sympos'].includes(fault.kind) ||
    (fault.kind === 'duplicate' && fault.what === 'function')
  );
}

/** @param functions that stand in, in their order */
export function standIns(
  scenario: World,
  steps: readonly Step[],
  functions: readonly string[] = STAND_INS,
): StandIns {
  const world = withFunctionsToFail(scenario, steps);
  const names = Object.fromEntries(
    namedInVmlinux(world).map((original, place) => [original, functions[place] ?? original]),
  );
  const back = new Map(Object.entries(names).map(([original, name]) => [name, original]));
  const inGuest = (object: string, original: string) =>
    object === VMLINUX ? entry(names, original) : original;
  const livepatches = Object.entries(world.livepatches).map(([patch, livepatch]) => [
    patch,
    {
      ...livepatch,
      objects: livepatch.objects.map(object => ({
        ...object,
        functions:
          object.functions?.map(each => ({ ...each, original: inGuest(object.name, each.original) })) ?? null,
      })),
    },
  ]);
  const functionIn = (patch: string, object: string) => {
    const functionsOf = (of: string) =>
      entry(world.livepatches, of)
        .objects.filter(({ name }) => name === object)
        .flatMap(({ functions }) => (functions ?? []).map(({ original }) => original));
    const others = Object.keys(world.livepatches).flatMap(other =>
      other === patch ? [] : functionsOf(other),
    );
    const own = functionsOf(patch);
    return inGuest(object, own.find(original => !others.includes(original)) ?? own[0] ?? UNNAMED);
  };
  return {
    world: { ...world, livepatches: Object.fromEntries(livepatches) },
    functionIn,
    placeOf: (object, original) => `${object}:${inGuest(object, original)}`,
    inLine: line => line.replaceAll(/'(\w+)'/g, (_, name: string) => `'${back.get(name) ?? name}'`),
  };
}
