import type { Property } from '../../../machines/property.ts';
import type { Explanation } from '../../livepatch/explanation.ts';
import { stepLine } from '../../scenario/step.ts';
import { count } from './count.ts';

/**
 * How much of the world breaks a property, and where the history could still have ended well: a sentence each.
 *
 * @param states all that the walk has found
 */
export function explanationText(explanation: Explanation, kind: Property['kind'], states: number): string {
  return [extent(explanation.violating, kind, states), ...wayOutText(explanation)].join(' ');
}

function extent(violating: number, kind: Property['kind'], states: number): string {
  const some = `${violating.toLocaleString('en')} of ${count(states, 'state')}`;
  if (kind === 'at once') return `A step that breaks it is possible in ${some}.`;
  return `${some} ${violating === 1 ? 'breaks' : 'break'} it.`;
}

/** Where a history could still have ended well: a sentence, or none. */
export function wayOutText({
  pointOfNoReturn,
  lastChoice,
}: Pick<Explanation, 'pointOfNoReturn' | 'lastChoice'>): string[] {
  if (pointOfNoReturn === 0) return ['Every history ends so.'];
  const doomed =
    pointOfNoReturn === null ? [] : [`from step ${pointOfNoReturn} on every continuation ends so`];
  const choice = lastChoice === null ? [] : [choiceText(lastChoice)];
  const [first, ...others] = [...doomed, ...choice];
  if (first === undefined) return [];
  return [`${first.charAt(0).toUpperCase()}${first.slice(1)}${others.map(other => `; ${other}`).join('')}.`];
}

function choiceText({ step, instead }: NonNullable<Explanation['lastChoice']>): string {
  return `at step ${step} "${stepLine(instead)}" would still have been safe`;
}
