import type { EventObject } from 'xstate';
import type { StateGraph } from '../graph/state-graph.ts';
import { orderedText } from '../machine/data-text.ts';
import type { State } from '../machine/state.ts';
import { leavesOf } from './leaves.ts';
import { contextMembers, type Member } from './member.ts';
import { valueText } from './state-value.ts';

/** How states and events are written in a drawing or a file. */
export interface Notation<TContext, TEvent> {
  /** What the graph is of, in one line. */
  readonly title: string;
  /** An event in one line; two events that differ have two names. */
  event(event: TEvent): string;
  /** An event as JSON data, for programs. */
  eventData(event: TEvent): unknown;
  /** What tells a state from the initial one, a line each. */
  describe(state: State<TContext>): readonly string[];
  /** The names of the properties that the state breaks. */
  broken(state: State<TContext>): readonly string[];
  /** What a quotient may be made by. */
  readonly members: readonly Member<TContext>[];
}

/** The notation for a machine of which nothing is known: the state value, and the leaves that differ from the initial state's. */
export function plainNotation<TContext, TEvent extends EventObject>(
  title: string,
  graph: StateGraph<TContext, TEvent>,
): Notation<TContext, TEvent> {
  const first = graph.state(0);
  const initial = new Map(leavesOf(first.context).map(({ path, text }) => [path, text]));
  return {
    title,
    event({ type, ...rest }) {
      return Object.keys(rest).length === 0 ? type : `${type} ${orderedText(rest)}`;
    },
    eventData: event => event,
    describe: ({ value, context }) => [
      ...[valueText(value)].filter(text => text !== ''),
      ...leavesOf(context)
        .filter(({ path, text }) => initial.get(path) !== text)
        .map(({ path, text }) => `${path}: ${text}`),
    ],
    broken: () => [],
    members: contextMembers(first.context),
  };
}
