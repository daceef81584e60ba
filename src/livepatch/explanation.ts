import type { KlpEvent } from '../../machines/events.ts';
import type { World } from '../../machines/world.ts';
import type { Verdict } from '../explore/index.ts';
import type { Step } from '../scenario/step.ts';
import { eventStep, isStep } from '../scenario/step-event.ts';

/** Of a violated property, how much of the world breaks it, and where its history could have ended well. */
export interface Explanation {
  /** States that break it or, of a property that is judged at once, in which a step that does is possible. */
  readonly violating: number;
  /** The step, from 1, after which every continuation breaks it; 0: all do; `null`: only the last, if any. */
  readonly pointOfNoReturn: number | null;
  /** The last step, from 1, in whose place another one was safe; `null`: there is none. */
  readonly lastChoice: { readonly step: number; readonly instead: Step } | null;
}

/** @returns `null` where the walk was not closed, so that nobody can say */
export function explanationOf(
  world: World,
  { history = [], violating, pointOfNoReturn, lastChoice }: Verdict<KlpEvent>,
): Explanation | null {
  if (violating === undefined || pointOfNoReturn === undefined || lastChoice === undefined) return null;
  const stepsUpTo = (event: number) => history.slice(0, event).filter(isStep).length;
  const instead =
    lastChoice !== null && isStep(lastChoice.instead) ? eventStep(lastChoice.instead, world) : null;
  return {
    violating,
    pointOfNoReturn: pointOfNoReturn === null ? null : stepsUpTo(pointOfNoReturn),
    lastChoice:
      lastChoice === null || instead === null ? null : { step: stepsUpTo(lastChoice.step), instead },
  };
}
