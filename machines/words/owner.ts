import { DANGLING, type Owner } from '../context.ts';
import type { Sight } from './word.ts';

/** Who runs: an object while its callback runs, or the one that its loop is at, else the livepatch; nobody: the core. */
export function me({ context: { operation } }: Sight): Owner {
  const { patch, object, loopObject = null } = operation;
  return { patch, object: loopObject ?? object };
}

export function isSame(one: Owner, other: Owner): boolean {
  return one.patch === other.patch && one.object === other.object;
}

/** Whether it is an object of a livepatch whose module is gone. */
export function isDangling({ patch }: Owner): boolean {
  return patch === DANGLING;
}

/** As people read it, and scenarios write it: of a livepatch that is gone, which object it was is nothing to them. */
export function ownerText(owner: Owner): string | null {
  const { patch, object } = owner;
  return object === null || isDangling(owner) ? patch : `${patch}/${object}`;
}
