import type { AnyTransitionDefinition, EventObject } from 'xstate';
import { refusalsIn } from '../../../uses/step-machine/refusal.ts';
import { type Session, standing, stateAt } from '../../../uses/step-machine/session.ts';
import type { StandView } from '../protocol.ts';
import { transitionsOf } from '../transition-id.ts';
import { activeIn, activeNodes } from './configuration.ts';

/** What is lit in the chart: where the path has come by, what the last event took, and what is asked here. */
export function lightsOf(session: Session): Pick<StandView, 'visits' | 'entered' | 'taken' | 'asked'> {
  const { index, place, taken } = session;
  const visits = new Map<string, number>();
  let entered: string[] = [];
  let before: ReadonlySet<string> = new Set();
  for (let at = 0; at <= place; at++) {
    const active = activeIn(index.at(stateAt(session, at)).value);
    entered = [...active].filter(key => !before.has(key));
    for (const key of entered) visits.set(key, (visits.get(key) ?? 0) + 1);
    before = active;
  }
  const last = taken[place - 1];
  return {
    visits: [...visits],
    entered: place === 0 ? [] : entered,
    taken: last === undefined ? [] : takenFrom(session, stateAt(session, place - 1), last.event),
    asked: askedIn(session),
  };
}

/** The transitions that the event takes at once; what follows by itself is not told. */
function takenFrom(session: Session, state: number, event: EventObject): string[] {
  const { machine } = session.walked.subject;
  const { value, context } = session.index.at(state);
  const found = selected(session, state, event);
  if (found.length === 0) return [];
  const nodes = activeNodes(machine.root, machine.resolveState({ value, context }).value);
  return nodes.flatMap(node =>
    transitionsOf(node).flatMap(({ id, transition }) => (found.includes(transition) ? [id] : [])),
  );
}

function selected({ walked, index }: Session, state: number, event: EventObject): AnyTransitionDefinition[] {
  const { machine } = walked.subject;
  const { value, context } = index.at(state);
  const inner: unknown = event.type === 'klpwalk.delayed' ? Reflect.get(event, 'event') : event;
  try {
    return machine.getTransitionData(
      machine.resolveState({ value, context }),
      isEvent(inner) ? inner : event,
    );
  } catch {
    // A guard that asks for what the walk has around a machine: nothing is lit.
    return [];
  }
}

function isEvent(value: unknown): value is EventObject {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The guards of transitions that are possible here hold; those that refuse do not. */
function askedIn(session: Session): (readonly [id: string, holds: boolean])[] {
  const state = stateAt(session, session.place);
  const { ways, value } = standing(session);
  const holding = new Set(ways.flatMap(({ event }) => selected(session, state, event)));
  const refused = new Set(
    refusalsIn(session).flatMap(({ type, guards }) => (guards.length === 0 ? [] : [type])),
  );
  return activeNodes(session.walked.subject.machine.root, value).flatMap(node =>
    transitionsOf(node).flatMap(({ id, transition }) => {
      const isAsked = holding.has(transition) || refused.has(transition.eventType);
      return transition.guard !== undefined && isAsked ? [[id, holding.has(transition)] as const] : [];
    }),
  );
}
