import type { EventObject } from 'xstate';
import { FailedIn } from './engine/failed-in.ts';
import { eventsAt, routeTo } from './engine/history.ts';
import type { Retrace } from './engine/retrace.ts';
import type { Space } from './engine/space.ts';
import { Disagreement } from './engine/traced/disagreement.ts';
import { Unsaid } from './machine/environment/refusal.ts';
import { FailedEvent, type MachineSteps } from './machine/machine-steps.ts';

/** Something that a walk has run has thrown: a guard, an action, a property or the list of events. */
export class ExploreError<TEvent = EventObject> extends Error {
  override readonly name = 'ExploreError';
  /** A shortest history to where it is thrown; where an event fails, that is the last one. */
  readonly history: readonly TEvent[];
  /**
   * `failed`: the machine or a property throws; `unsaid`: the machine sends to an actor of which nothing is said;
   * `impure`: the same step leads to different states, since it depends on more than the state and the event.
   */
  readonly reason: 'failed' | 'unsaid' | 'impure';

  constructor(
    message: string,
    history: readonly TEvent[],
    { reason, cause }: { readonly reason: ExploreError['reason']; readonly cause: unknown },
  ) {
    super(message, { cause });
    this.history = history;
    this.reason = reason;
  }
}

/**
 * The error with a history to where it was thrown; any other error as it is.
 *
 * @param events by their places
 * @param retrace `null`: every route leads where it says
 */
export function withHistory<TEvent extends EventObject>(
  error: unknown,
  space: Space,
  events: readonly TEvent[],
  retrace: Retrace | null,
  steps: MachineSteps<unknown>,
): unknown {
  if (!(error instanceof FailedIn) || !(error.cause instanceof Error)) return error;
  const thrown = error.cause;
  const route = routeTo(space, { state: error.state, event: null });
  const way = eventsAt(retrace === null ? route.events : retrace(route, null).events, events);
  const last = isOfEvent(thrown) ? lastEvent(thrown, way, events, retrace, steps) : [];
  return new ExploreError(thrown.message, [...way, ...last], {
    reason: reasonOf(thrown),
    cause: thrown.cause,
  });
}

function isOfEvent(error: Error): error is FailedEvent | Disagreement {
  return error instanceof FailedEvent || error instanceof Disagreement;
}

function reasonOf(error: Error): ExploreError['reason'] {
  if (error instanceof Disagreement) return 'impure';
  return error.cause instanceof Unsaid ? 'unsaid' : 'failed';
}

/** The event that fails; under symmetry, the one that fails in the state that the history itself leads to. */
function lastEvent<TEvent extends EventObject>(
  { event: failed }: FailedEvent | Disagreement,
  way: readonly TEvent[],
  events: readonly TEvent[],
  retrace: Retrace | null,
  steps: MachineSteps<unknown>,
): TEvent[] {
  const own = events.filter(event => event === failed);
  if (retrace === null) return own;
  let snapshot = steps.initial();
  for (const event of way) snapshot = steps.step(snapshot, event).snapshot;
  const isFailing = (event: TEvent) => {
    try {
      if (steps.accepts(snapshot, event)) steps.step(snapshot, event);
      return false;
    } catch {
      return true;
    }
  };
  const [failing = null] = [...own, ...events].filter(isFailing);
  return failing === null ? own : [failing];
}
