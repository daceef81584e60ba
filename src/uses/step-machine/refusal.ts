import type { AnyStateNode, AnyTransitionDefinition, EventObject, StateValue } from 'xstate';
import { guardName, stateName } from '../../explore/index.ts';
import type { Read } from '../../problem/mistake.ts';
import { didYouMean } from '../../problem/nearest.ts';
import { quoted } from '../../problem/quoted.ts';
import { type Session, standing } from './session.ts';

/** Why no transition is taken for an event. */
export interface Refusal {
  readonly type: string;
  /** The guards that are false here, each with its state. */
  readonly guards: readonly { readonly state: string; readonly guard: string }[];
  /** A state that forbids the event; `null`: none does. */
  readonly forbiddenBy: string | null;
  /** Where no state here has a transition for it: the states that have one. */
  readonly elsewhere: readonly string[];
}

/** Nothing is taken here, so that each guard that was asked is false: of all transitions that the event could take. */
function refusalOf(session: Session, type: string): Refusal {
  const { root } = session.walked.subject.machine;
  const here = activeNodes(root, standing(session).value);
  const guards: { state: string; guard: string }[] = [];
  for (const node of here) {
    for (const transition of transitionsFor(node, type)) {
      const { guard } = transition;
      if (guard === undefined) return { type, guards, forbiddenBy: stateName(node), elsewhere: [] };
      guards.push({ state: stateName(node), guard: guardName(guard) });
    }
  }
  const elsewhere =
    guards.length > 0 ? [] : allNodes(root).filter(node => transitionsFor(node, type).length > 0);
  return { type, guards, forbiddenBy: null, elsewhere: elsewhere.map(stateName) };
}

/** That an event can happen, or why it cannot. */
export type Possibility = { readonly event: EventObject } | { readonly refusal: Refusal };

/** Why an event cannot happen here, or the event where it can. */
export function whyOf(session: Session, type: string): Read<Possibility> {
  const types = [...new Set(session.walked.subject.events.map(({ type }) => type))];
  if (!types.includes(type)) {
    const what = `no event is called ${quoted(type)}`;
    return { mistake: { code: 'unknown-name', what, hints: didYouMean(type, types) } };
  }
  const way = standing(session).ways.find(({ event }) => event.type === type);
  return { value: way === undefined ? { refusal: refusalOf(session, type) } : { event: way.event } };
}

/** Why those of the events that may be sent cannot happen here, a type each. */
export function refusalsIn(session: Session): Refusal[] {
  const accepted = new Set(standing(session).ways.map(({ event }) => event.type));
  const types = [...new Set(session.walked.subject.events.map(({ type }) => type))];
  return types.filter(type => !accepted.has(type)).map(type => refusalOf(session, type));
}

function transitionsFor(node: AnyStateNode, type: string): readonly AnyTransitionDefinition[] {
  return [type, '*'].flatMap(key => node.transitions.get(key) ?? []);
}

/** The innermost first, as XState asks them. */
function activeNodes(node: AnyStateNode, value: StateValue | undefined): AnyStateNode[] {
  if (value === undefined) return [node];
  const inner = typeof value === 'string' ? { [value]: undefined } : value;
  const within = Object.entries(inner).flatMap(([key, rest]) => {
    const child = node.states[key];
    return child === undefined ? [] : activeNodes(child, rest);
  });
  return [...within, node];
}

function allNodes(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(allNodes)];
}
