import { entry, ORIGINAL, VMLINUX } from './context.ts';
import type { Term } from './terms.ts';
import { isLoaded } from './words/object.ts';
import type { Sight } from './words/word.ts';

/** The task sits in the code of a module: of a livepatch, or of a target module. That of vmlinux never goes. */
export const IN_MODULE: Term = {
  holds: (sight, task) => moduleOf(sight, task) !== null,
  told: (sight, task) => {
    const module = moduleOf(sight, task);
    return module === null ? `${task} sits in the code of no module` : whereIs(sight, task, module);
  },
};

/** The module that the task sits in the code of is there. */
export const CODE_THERE: Term = {
  holds: (sight, task) => {
    const module = moduleOf(sight, task);
    return module === null || isThere(sight, module);
  },
  told: (sight, task) => {
    const module = moduleOf(sight, task);
    if (module === null) return `no module's code is under ${task}`;
    return isThere(sight, module) ? `${module} is loaded` : `the module of ${module} is gone`;
  },
};

/** `reader sits in P1's function`. */
export function whereIs({ context }: Sight, task: string, module: string): string {
  const how = entry(context.tasks, task).alive ? 'sits' : 'is exiting, off the task list, and still sits';
  return `${task} ${how} in ${module}'s function`;
}

/** Whose code the task sits in, where that is a livepatch or a target module; `null`: it is outside, or in vmlinux. */
export function moduleOf({ context, world }: Sight, task: string): string | null {
  const { inside } = entry(context.tasks, task);
  const { object } = entry(world.tasks, task);
  if (inside === null || (inside === ORIGINAL && object === VMLINUX)) return null;
  return inside === ORIGINAL ? object : inside;
}

function isThere({ context }: Sight, module: string): boolean {
  return context.livepatches[module]?.resident ?? isLoaded(context, module);
}
