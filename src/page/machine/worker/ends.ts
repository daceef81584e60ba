import { placeText } from '../../../show/text/machine-step.ts';
import type { Checked } from '../../../uses/check/check.ts';
import type { EndView } from '../protocol.ts';

/** For each state where the machine is stuck, or has failed, what it is. */
export type Marks = ReadonlyMap<number, EndView['what']>;

/** What `check` complains of: each place with the first of its states, and all of them. */
export function endsOf({ places }: Checked): { readonly ends: readonly EndView[]; readonly marks: Marks } {
  const ends: EndView[] = [];
  const marks = new Map<number, EndView['what']>();
  for (const { name, deadEnds, failures } of places) {
    for (const [what, found] of [
      ['failure', failures],
      ['dead end', deadEnds],
    ] as const) {
      const [first] = found?.numbers ?? [];
      if (found === null || first === undefined) continue;
      ends.push({ what, place: placeText(name), states: found.states, first, events: found.way.length });
      for (const state of found.numbers) marks.set(state, what);
    }
  }
  return { ends, marks };
}
