import type { LivepatchModel } from '../../livepatch/model.ts';
import type { Moment, TakenStep } from '../../livepatch/virtual-time.ts';
import type { Step } from '../../scenario/step.ts';
import { eventStep, isStep } from '../../scenario/step-event.ts';
import { type Refusal, refusalOf, refusalToComplete } from './refusal.ts';
import { momentOf, type Session } from './session.ts';

/**
 * What can happen next, and what cannot: each event that the world has is one or the other, but that an operation which
 * finds tasks on a CPU is told only where that is possible. Else the one that finds them asleep says all.
 */
export interface Choices {
  /** Taken already, so that each tells what comes of it. */
  readonly possible: readonly TakenStep[];
  readonly refused: readonly { readonly step: Step; readonly refusal: Refusal }[];
}

/** A model that knows more faults has more choices. */
const known = new WeakMap<Moment, { readonly model: LivepatchModel; readonly choices: Choices }>();

/** The choices where the session stands, worked out once a moment. */
export function choicesOf(session: Session): Choices {
  const moment = momentOf(session);
  const found = known.get(moment);
  if (found?.model === session.model) return found.choices;
  const choices = workedOut(session, moment);
  known.set(moment, { model: session.model, choices });
  return choices;
}

/**
 * Whether something is possible that is wanted; asks no further than up to the first. What was possible a step ago most
 * often still is, and is asked first.
 */
export function hasChoice(session: Session, isWanted: (taken: TakenStep) => boolean): boolean {
  const moment = momentOf(session);
  const found = known.get(moment);
  if (found?.model === session.model) return found.choices.possible.some(isWanted);
  const last = session.line.taken[session.place - 1];
  const likely = (last && known.get(last.before)?.choices.possible.map(({ step }) => step)) ?? [];
  for (const { taken, refusal } of choicesAt(session, moment, likely)) {
    if (refusal === null && isWanted(taken)) return true;
  }
  return false;
}

function workedOut(session: Session, moment: Moment): Choices {
  const possible: TakenStep[] = [];
  const refused: Choices['refused'][number][] = [];
  for (const { taken, refusal } of choicesAt(session, moment)) {
    if (refusal === null) possible.push(taken);
    else if (taken.step.running === undefined) refused.push({ step: taken.step, refusal });
  }
  return { possible, refused };
}

/**
 * Each event that the world has, taken; none behind a step that waits for ever.
 *
 * @param first steps that are taken before all others, and then once more
 */
function* choicesAt({ model, time, line, place }: Session, moment: Moment, first: readonly Step[] = []) {
  if (line.taken[place - 1]?.result === 'stuck') return;
  const { world } = model;
  const all = model.events.filter(isStep).map(event => eventStep(event, world));
  for (const step of [...first, ...all]) {
    const taken = time.take(moment, step);
    const refusal = step.verb === 'complete' ? refusalToComplete(taken, world) : refusalOf(taken, model);
    yield { taken, refusal };
  }
}
