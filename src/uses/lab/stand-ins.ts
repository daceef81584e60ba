import { entry, VMLINUX } from '../../../machines/context.ts';
import type { World } from '../../../machines/world.ts';

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

const STAND_INS = [
  ...FOR_TASKS,
  'cmdline_proc_show',
  'version_proc_show',
  'meminfo_proc_show',
  'loadavg_proc_show',
  'uptime_proc_show',
] as const;

/** How many functions of vmlinux a scenario may name. */
export const MOST_FUNCTIONS = STAND_INS.length;

/** What the guest calls the functions of a world. */
export interface StandIns {
  /** The world with their names. */
  readonly world: World;
  /** The object and the function, as the laboratory's module knows a place. */
  readonly placeOf: (object: string, original: string) => string;
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

export function standIns(world: World): StandIns {
  const names = Object.fromEntries(
    namedInVmlinux(world).map((original, place) => [original, STAND_INS[place] ?? original]),
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
  return {
    world: { ...world, livepatches: Object.fromEntries(livepatches) },
    placeOf: (object, original) => `${object}:${inGuest(object, original)}`,
    inLine: line => line.replaceAll(/'(\w+)'/g, (_, name: string) => `'${back.get(name) ?? name}'`),
  };
}
