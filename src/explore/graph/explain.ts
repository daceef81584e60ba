import type { Route } from '../engine/history.ts';
import type { Graph } from './graph.ts';

/** What the complete graph says about a violation, beside how to get there. Steps are counted from 1. */
export interface Explanation {
  /** How many states violate the property. */
  readonly violating: number;
  /** The first step after which every continuation ends in a violation; 0: all do; `null`: only the last, if any. */
  readonly pointOfNoReturn: number | null;
  /** The last step in whose place another one was safe, and the place of that one's event. */
  readonly lastChoice: { readonly step: number; readonly instead: number } | null;
}

/** What there is no way out of, once the history has come to the state with number `from` on its route. */
export interface Doom {
  readonly from: number;
  /** By state: 1 where every continuation ends in a violation. */
  readonly states: Uint8Array;
}

/**
 * Compares a history, step by step, with what else could have been done.
 *
 * @param route the history; one that goes round for ever with its first round
 * @param dooms the last one whose `from` has been reached counts
 * @param broken by the number of an edge: 1 where the step itself is a violation; `null`: none is
 */
export function explain(
  graph: Graph,
  { states, events }: Route,
  dooms: readonly Doom[],
  broken: Uint8Array | null,
): Omit<Explanation, 'violating'> {
  const isDoomed = (state: number, place: number) =>
    dooms.findLast(({ from }) => from <= place)?.states[state] === 1;

  const safeChoice = (place: number): number | null => {
    const state = states[place];
    let standing: number | null = null;
    for (let edge = graph.first(state); edge < graph.end(state); edge++) {
      const event = graph.event(edge);
      const target = graph.target(edge);
      if (event === events[place] || broken?.[edge] === 1 || isDoomed(target, place)) continue;
      // To do something that changes nothing is a choice as well, but not the one to tell of.
      if (target !== state) return event;
      standing ??= event;
    }
    return standing;
  };

  const doomed = states.findIndex((state, place) => isDoomed(state, place));
  const last = doomed === -1 ? events.length : doomed;
  let lastChoice: Explanation['lastChoice'] = null;
  for (let step = last; step > 0 && lastChoice === null; step--) {
    const instead = safeChoice(step - 1);
    if (instead !== null) lastChoice = { step, instead };
  }
  return { pointOfNoReturn: doomed === -1 || doomed >= events.length ? null : doomed, lastChoice };
}
