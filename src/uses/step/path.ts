import type { KlpEvent } from '../../../machines/events.ts';
import type { PropertyName } from '../../../machines/properties.ts';
import type { Read } from '../../problem/mistake.ts';
import { eventStep, isStep } from '../../scenario/step-event.ts';
import type { Along } from './decision.ts';
import { faultsUpTo } from './scope.ts';
import { momentOf, type Session, take } from './session.ts';
import type { Whereabouts } from './whereabouts.ts';

/** Where the session stands, for a walk that may know what lies ahead. */
export function whereaboutsOf(session: Session): Whereabouts {
  const { line, place } = session;
  return { state: momentOf(session).state, faults: faultsUpTo(line.taken.slice(0, place)) };
}

/** The events of the line up to the first step that breaks the property, or up to the place. */
export function eventsTo(session: Session, property: PropertyName): Along[] {
  const { line, place } = session;
  const along: Along[] = [];
  for (const [index, taken] of line.taken.slice(0, place).entries()) {
    for (const { before, event, violations } of [...taken.meanwhile, ...taken.outcomes]) {
      along.push({ state: before, faults: faultsUpTo(line.taken.slice(0, index)), event, step: index + 1 });
      if (violations.some(breach => breach.property === property)) return along;
    }
  }
  return along;
}

/** Takes a way that a walk has found, a step an event. */
export function takeWay(session: Session, way: readonly KlpEvent[]): Read<Session> {
  let at = session;
  for (const event of way.filter(isStep)) {
    const moved = take(at, eventStep(event, at.model.world));
    if ('mistake' in moved) return moved;
    at = moved.value;
  }
  return { value: at };
}
