import { visible } from '../../problem/visible.ts';
import { eventLine } from '../../subject/event-line.ts';
import { type Change, changesBetween } from '../../uses/step-machine/changes.ts';
import type { Stand } from '../../uses/step-machine/graph-index.ts';
import type { Possibility, Refusal } from '../../uses/step-machine/refusal.ts';
import { type Session, standing } from '../../uses/step-machine/session.ts';

/** What has changed between two states: the place of the chart, then the context and the actors leaf by leaf. */
export function effectsBetween(before: Stand, after: Stand): readonly string[] {
  const changes = [
    ...changesBetween(before.context, after.context),
    ...changesBetween(before.actors, after.actors),
  ].map(changeText);
  return before.place === after.place ? changes : [`-> ${placeText(after.place)}`, ...changes];
}

function changeText({ path, now }: Change): string {
  return visible(now === null ? `${path} is gone` : `${path}: ${now}`);
}

export function placeText(place: string): string {
  return place === '' ? '(the chart has no states)' : visible(place);
}

export function refusalText({ type, guards, forbiddenBy, elsewhere }: Refusal): string {
  const event = visible(type);
  if (forbiddenBy !== null) return `${event}: ${visible(forbiddenBy)} forbids it`;
  if (guards.length > 0)
    return `${event}: ${guards.map(({ state, guard }) => `${visible(guard)} is false in ${visible(state)}`).join(', ')}`;
  return elsewhere.length === 0
    ? `${event}: no state takes it`
    : `${event}: no state here takes it; these do: ${elsewhere.map(visible).join(', ')}`;
}

/** Why an event cannot happen, or that it can. */
export function whyText(found: Possibility): string {
  return 'event' in found ? `${eventLine(found.event)} can happen here` : refusalText(found.refusal);
}

/** Why nothing can happen where the session stands. */
export function endText(session: Session): string {
  const { result, subject } = session.walked;
  const { value, context } = standing(session);
  if (subject.machine.resolveState({ value, context }).status === 'done') return 'the machine is done';
  if (result.stopped !== null) return 'the walk ended before this state was looked at';
  return 'nothing can happen any more, and this is no final state';
}
