import type { Sample } from './sample.ts';

export interface Counts {
  readonly states: number;
  /** `null`: not told, and not compared. */
  readonly transitions: number | null;
}

/** @throws an Error when two engines have not searched the same space: their times could not be compared */
export function agree(what: string, ours: Sample | Counts, theirs: Sample | Counts, them: string): void {
  const both = ours.transitions !== null && theirs.transitions !== null;
  if (ours.states === theirs.states && (!both || ours.transitions === theirs.transitions)) return;
  throw new Error(
    `${what}: klpwalk counts ${shown(ours)}, ${them} ${shown(theirs)}. ` +
      'They have not searched the same space, so nothing is shown. Did the statechart change and its model not?',
  );
}

function shown({ states, transitions }: Counts): string {
  return `${states} states and ${transitions ?? 'some'} transitions`;
}
