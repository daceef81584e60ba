import type { AnyEventObject, EventObject } from 'xstate';

/**
 * What an actor that a machine has started may answer while it lives, each at any time. What is left out never happens. An
 * actor of which nothing is said ends once, with `undefined`, or fails once, with an Error; where its machine looks at its
 * snapshots, there is one without a context.
 */
export interface Outcomes<TOutput = unknown> {
  /** What it may end with. */
  readonly done?: readonly TOutput[];
  /** What it may fail with. */
  readonly error?: readonly unknown[];
  /** What its snapshot may become, again and again. */
  readonly snapshot?: readonly unknown[];
  /** What it may send to its parent, again and again. */
  readonly events?: readonly AnyEventObject[];
}

/**
 * @param isSeen whether the machine looks at the actor's snapshots
 * @returns every event that the actor may send to the machine next
 */
export function answersOf(id: string, outcomes: Outcomes | undefined, isSeen: boolean): EventObject[] {
  const {
    done = [],
    error = [],
    snapshot = [],
    events = [],
  } = outcomes ?? { done: [undefined], error: [failureOf(id)], snapshot: isSeen ? [BLANK] : [] };
  return [
    ...done.map(output => ({ type: `xstate.done.actor.${id}`, output, actorId: id })),
    ...error.map(error => ({ type: `xstate.error.actor.${id}`, error, actorId: id })),
    ...snapshot.map(snapshot => ({ type: `xstate.snapshot.${id}`, snapshot })),
    ...events,
  ];
}

const BLANK = { status: 'active', output: undefined, error: undefined, context: undefined };

const failures = new Map<string, Error>();

/** One for each actor, so that a context that keeps it is the same each time. */
function failureOf(id: string): Error {
  const known = failures.get(id) ?? new Error(`${id} has failed`);
  failures.set(id, known);
  return known;
}
