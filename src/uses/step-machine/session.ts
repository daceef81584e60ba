import type { EventObject } from 'xstate';
import type { Read } from '../../problem/mistake.ts';
import type { Walked } from '../../subject/walk.ts';
import { GraphIndex, type Stand, type Way } from './graph-index.ts';

/** A person's way through a machine, and how far along it they stand. */
export interface Session {
  readonly walked: Walked;
  readonly index: GraphIndex;
  readonly taken: readonly Way[];
  /** So many of the events that were taken lie behind. */
  readonly place: number;
}

export function begin(walked: Walked): Session {
  return { walked, index: new GraphIndex(walked.graph), taken: [], place: 0 };
}

/** The number of the state in which the session is after so many events. */
export function stateAt({ taken }: Session, place: number): number {
  return place === 0 ? 0 : (taken[place - 1]?.to ?? 0);
}

export function standing(session: Session): Stand {
  return session.index.at(stateAt(session, session.place));
}

/** Takes ways that begin where the session stands; what lay ahead is forgotten, unless it is just that. */
export function take(session: Session, ways: readonly Way[]): Session {
  const { taken, place } = session;
  const isAhead = ways.every((way, at) => taken[place + at] === way);
  const kept = isAhead ? taken : [...taken.slice(0, place), ...ways];
  return { ...session, taken: kept, place: place + ways.length };
}

export function moveTo(session: Session, place: number): Read<Session> {
  const last = session.taken.length;
  if (place >= 0 && place <= last) return { value: { ...session, place } };
  const expected = last === 0 ? '0, since nothing was taken yet' : `0 to ${last}`;
  return { mistake: { code: 'no-place', what: `there is no event ${place}`, expected } };
}

/** So many events on, or back, as far as there are any. */
export function moveBy(session: Session, events: number): Read<Session> {
  return moveTo(session, Math.min(session.taken.length, Math.max(0, session.place + events)));
}

/** The events up to where the session stands. */
export function historyOf({ taken, place }: Session): EventObject[] {
  return taken.slice(0, place).map(({ event }) => event);
}
