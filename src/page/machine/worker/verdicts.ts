import type { EventObject } from 'xstate';
import type { Verdict } from '../../../explore/index.ts';
import { visible } from '../../../problem/visible.ts';
import type { GraphIndex } from '../../../uses/step-machine/graph-index.ts';
import type { VerdictView } from '../protocol.ts';

/** What the walk says of each property, and to which state one goes to see why. */
export function verdictViews(verdicts: readonly Verdict<EventObject>[], index: GraphIndex): VerdictView[] {
  return verdicts.map(({ property, verdict, vacuous, depth, history }) => ({
    property: visible(property),
    verdict: vacuous === true ? 'vacuous' : [verdict, ...(depth === undefined ? [] : [depth])].join(' '),
    violated: verdict !== 'violated' || history === undefined ? null : stateAfter(index, history),
    events: history?.length ?? 0,
  }));
}

/** The histories of a walk are made of its own events. */
function stateAfter(index: GraphIndex, history: readonly EventObject[]): number {
  return history.reduce((state, event) => {
    const way = index.waysFrom(state).find(way => way.event === event);
    if (way === undefined) throw new RangeError(`"${event.type}" leads out of state ${state} nowhere.`);
    return way.to;
  }, 0);
}
