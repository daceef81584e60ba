import type { KlpEvent } from '../../../machines/events.ts';
import type { PropertyName } from '../../../machines/properties.ts';
import type { Edge } from '../../explore/index.ts';
import type { ExploredWorld, Prospects } from '../../livepatch/explore-world.ts';
import type { LivepatchModel } from '../../livepatch/model.ts';
import type { Step } from '../../scenario/step.ts';
import { eventStep, isStep } from '../../scenario/step-event.ts';
import type { Whereabouts } from './whereabouts.ts';

/** One event of a path: where it was taken, and as a part of which step. */
export interface Along extends Whereabouts {
  readonly event: KlpEvent;
  /** The number of the step, from 1. */
  readonly step: number;
}

/** Where a path has gone wrong, as `explore` tells it of a shortest history. */
export interface Decision {
  /** The step, from 1, after which every continuation violates the property; 0: all do; `null`: only the last, if any. */
  readonly pointOfNoReturn: number | null;
  /** The last step, from 1, in whose place another one was safe; `null`: there is none. */
  readonly lastChoice: { readonly step: number; readonly instead: Step } | null;
}

/**
 * @param path up to the violation; each place under its number in the walk
 * @returns `null`: the walk has not come by some place of the path
 */
export function decisionOn(
  { violations, edgesFrom }: Prospects,
  model: LivepatchModel,
  { graph }: ExploredWorld,
  property: PropertyName,
  path: readonly (Along & { readonly number: number | null })[],
): Decision | null {
  const outlook = violations.find(other => other.property === property);
  if (outlook === undefined || graph === undefined) return null;
  if (path.some(({ number }) => number === null)) return null;
  const isDoomed = (state: number | null) => state !== null && outlook.inevitable[state] === 1;
  const breaks = ({ from, event }: Edge<KlpEvent>) =>
    model.take(graph.state(from), event).violations.some(other => other.property === property);

  /** What else could have been done: better something that changes the state. */
  const safeChoice = ({ number, event }: (typeof path)[number]): Edge<KlpEvent> | undefined => {
    const safe = edgesFrom(number ?? 0).filter(
      edge => !isSame(edge.event, event) && !isDoomed(edge.to) && !breaks(edge),
    );
    return safe.find(({ from, to }) => from !== to) ?? safe[0];
  };

  const doomed = path.findIndex(({ number }) => isDoomed(number));
  const choices = path.slice(0, doomed === -1 ? path.length : doomed).toReversed();
  for (const along of choices) {
    const instead = safeChoice(along)?.event;
    if (instead === undefined || !isStep(instead)) continue;
    return {
      pointOfNoReturn: stepBefore(path, doomed),
      lastChoice: { step: along.step, instead: eventStep(instead, model.world) },
    };
  }
  return { pointOfNoReturn: stepBefore(path, doomed), lastChoice: null };
}

/** The step that has led to this place of the path; `null`: there is no such place. */
function stepBefore(path: readonly Along[], place: number): number | null {
  if (place === -1) return null;
  return path[place - 1]?.step ?? 0;
}

function isSame(one: KlpEvent, other: KlpEvent): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
