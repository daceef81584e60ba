import type { Design } from '../../../machines/designs/design.ts';
import type { KlpEvent } from '../../../machines/events.ts';
import { brokenIn } from '../../../machines/properties.ts';
import type { World } from '../../../machines/world.ts';
import { valueText } from '../../explore/index.ts';
import { callbackText, changeLine, changes } from '../../livepatch/changes.ts';
import type { Microstep } from '../../livepatch/microstep.ts';
import { mirroredAt, mirroredBy } from '../../livepatch/mirrored.ts';
import { brokenAtOnce, type Outcome } from '../../livepatch/outcome.ts';
import type { TakenStep } from '../../livepatch/virtual-time.ts';
import { formatStep } from '../../scenario/step.ts';
import { eventStep, isStep } from '../../scenario/step-event.ts';
import { microstepsOfOutcome } from './microsteps.ts';
import type { Session } from './session.ts';
import type { BreachView, MicrostepView } from './view.ts';

/** Every transition of the charts within a step. */
export function microstepViews(session: Session, { meanwhile, outcomes }: TakenStep): MicrostepView[] {
  return [...meanwhile, ...outcomes].flatMap(outcome => viewsOf(session, outcome));
}

function viewsOf({ model, design }: Session, outcome: Outcome): MicrostepView[] {
  const { event } = outcome;
  const name = eventName(model.world, event);
  const microsteps = microstepsOfOutcome(model, outcome);
  let callback: string | null = null;
  return microsteps.map((microstep, place) => {
    callback = runningCallback(microstep, callback);
    const { nodes, asked, actions, observations, before, after } = microstep;
    const isLast = place === microsteps.length - 1;
    const sight = { context: after.context, world: model.world };
    return {
      event: name,
      nodes,
      mirrors: mirroredAt(design, nodes),
      asked,
      actions,
      words: wordsOf(design, microstep),
      callback,
      log: observations.flatMap(seen => (seen.type === 'log' ? [seen.line] : [])),
      changes: changes(before.context, after.context).map(changeLine),
      violations: [
        ...brokenAt(microsteps, place),
        ...(isLast ? brokenIn(sight, model.design.hasRegistry) : []),
      ],
      after,
    };
  });
}

/**
 * What the words mirror, where it is not what the chart mirrors in which the microstep ends. Of a rule that several
 * functions have, the one is told whose chart asks.
 */
function wordsOf(design: Design, { nodes, asked, actions, before }: Microstep): MicrostepView['words'] {
  const here = mirroredAt(design, nodes);
  const from = mirroredAt(design, valueText(before.value).split('.'));
  const told = (word: string, by: readonly string[]) => {
    const mirrored = mirroredBy(design, word);
    const own = mirrored.filter(place => by.includes(place));
    const places = own.length > 0 ? own : mirrored;
    return places.some(place => here.includes(place)) ? [] : [[word, places] as const];
  };
  return Object.fromEntries([
    ...actions.flatMap(action => told(action, [...here, ...from])),
    ...asked.flatMap(({ guard, node }) => told(guard, mirroredAt(design, node))),
  ]);
}

/** A step by its name; `attempt`, which is none, by what it is. */
export function eventName(world: World, event: KlpEvent): string {
  return isStep(event) ? formatStep(eventStep(event, world)) : 'the delayed work tries again';
}

/** While a callback runs, its chart is at the call or below `features`. */
function runningCallback({ nodes, observations }: Microstep, before: string | null): string | null {
  const called = observations.find(seen => seen.type === 'callback');
  if (called !== undefined) return callbackText(called);
  return nodes.includes('callback') || nodes.includes('features') ? before : null;
}

/** What a microstep breaks at once; the callback that it is told with was called by an earlier one. */
function brokenAt(microsteps: readonly Microstep[], place: number): BreachView[] {
  const upTo = (end: number) =>
    brokenAtOnce(microsteps.slice(0, end).flatMap(({ observations }) => observations));
  return upTo(place + 1).slice(upTo(place).length);
}
