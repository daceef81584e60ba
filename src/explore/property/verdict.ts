import { eventsAt } from '../engine/history.ts';
import type { Explanation } from '../graph/explain.ts';
import type { Conclusion } from './conclude.ts';

/** Why a search ended before every state was expanded; `null`: it did not. `boundary`: nothing but states there is left. */
export type Stop = null | 'depth' | 'states' | 'memory' | 'values' | 'violation' | 'boundary' | 'interrupted';

export interface Verdict<TEvent> {
  /** The property's name. */
  readonly property: string;
  /** `unknown`: a bound or an interruption ended the search too early to say anything. */
  readonly verdict: 'holds' | 'holds to depth' | 'violated' | 'unknown';
  /** Of `holds to depth`: no history of up to so many events violates it. */
  readonly depth?: number;
  /** Of `holds`: its premise held in no state, so it says nothing. */
  readonly vacuous?: true;
  /**
   * A shortest history that violates it or, where there is a `cycle`, a shortest one that leads into such a run. There
   * is none of a violated `sometimes`: no history leads to such a state.
   */
  readonly history?: readonly TEvent[];
  /** What goes round for ever after the history: a weakly fair run that keeps a promise from being kept. */
  readonly cycle?: readonly TEvent[];
  /** Of a `sometimes` that holds: a shortest history to such a state. */
  readonly witness?: readonly TEvent[];
  /** Where it was to be explained: in how many states it is violated, or a step that violates it is possible. */
  readonly violating?: number;
  /**
   * Where it was to be explained: the first event of the history, from 1, after which every continuation ends in a
   * violation; 0: all do from the start; `null`: only the last one, if any.
   */
  readonly pointOfNoReturn?: number | null;
  /**
   * Where it was to be explained: the last event of the history, from 1, in whose place `instead` was safe, in that
   * some continuation of it ends in no violation; `null`: there is none. The count goes on into the cycle.
   */
  readonly lastChoice?: { readonly step: number; readonly instead: TEvent } | null;
}

/**
 * The verdict on a property.
 *
 * @param checked the deepest level whose states were all checked
 * @param events by their places
 */
export function judge<TEvent>(
  property: string,
  conclusion: Conclusion,
  { stopped, checked }: { readonly stopped: Stop; readonly checked: number },
  events: readonly TEvent[],
): Verdict<TEvent> {
  switch (conclusion.kind) {
    case 'violated': {
      const { route, cycle } = conclusion.lasso;
      return {
        property,
        verdict: 'violated',
        history: eventsAt(route.events, events),
        ...(cycle === null ? {} : { cycle: eventsAt(cycle.events, events) }),
        ...explained(conclusion.explanation, events),
      };
    }
    case 'witnessed':
      return { property, verdict: 'holds', witness: eventsAt(conclusion.route.events, events) };
    case 'unreachable':
      return { property, verdict: 'violated' };
    case 'open':
      return { property, verdict: 'unknown' };
    case 'unbroken':
      if (stopped === null)
        return { property, verdict: 'holds', ...(conclusion.vacuous ? { vacuous: true } : {}) };
      if (stopped !== 'depth' && checked < 1) return { property, verdict: 'unknown' };
      return { property, verdict: 'holds to depth', depth: checked };
  }
}

function explained<TEvent>(
  explanation: Explanation | null,
  events: readonly TEvent[],
): Pick<Verdict<TEvent>, 'violating' | 'pointOfNoReturn' | 'lastChoice'> {
  if (explanation === null) return {};
  const { violating, pointOfNoReturn, lastChoice } = explanation;
  const [instead] = lastChoice === null ? [] : eventsAt([lastChoice.instead], events);
  return {
    violating,
    pointOfNoReturn,
    lastChoice: lastChoice === null || instead === undefined ? null : { step: lastChoice.step, instead },
  };
}
