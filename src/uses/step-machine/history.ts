import type { EventObject } from 'xstate';
import { eventLine } from '../../subject/event-line.ts';
import type { Session } from './session.ts';
import { standing, take } from './session.ts';

/** Takes events that somebody has taken before, as far as they can happen. */
export function follow(session: Session, events: readonly EventObject[]): Session {
  let at = session;
  for (const event of events) {
    const text = eventLine(event);
    const way = standing(at).ways.find(way => eventLine(way.event) === text);
    if (way === undefined) return at;
    at = take(at, [way]);
  }
  return at;
}
