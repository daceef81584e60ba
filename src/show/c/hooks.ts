import type { CStatement } from './layout.ts';

/** What is written into the livepatches besides, for somebody who watches them and makes them fail. */
export interface Hooks {
  /** What each new function does. */
  readonly inFunction: readonly CStatement[];
  /** What the pre_patch of an object does first, once it has printed its line. */
  readonly inPrePatch: (object: string) => readonly CStatement[];
}

export const NO_HOOKS: Hooks = { inFunction: [], inPrePatch: () => [] };
