import type { AnyStateMachine, ContextFrom, EventFrom } from 'xstate';
import { historyOf } from './history.ts';
import { checkRules } from './machine-rules.ts';
import { MachineSteps } from './machine-steps.ts';
import { PlainSpace } from './plain-space.ts';
import { checksOf, type Property } from './property.ts';
import type { Space } from './space.ts';
import { TracedSpace } from './traced-space.ts';
import { judge, type Stop, type Verdict } from './verdict.ts';
import { type Bounds, type Progress, Walk } from './walk.ts';
import { Watch } from './watch.ts';

export interface ExploreOptions<TContext, TEvent, TObservation> {
  /** Every event that may be sent, in the order in which they are to be tried. */
  readonly events: readonly TEvent[];
  readonly properties: readonly Property<TContext, TObservation>[];
  readonly bounds?: Bounds;
  /** Of a step that the machine accepted: does it count as a transition? A refused operation does not. Default: yes. */
  readonly counts?: (event: TEvent, observations: readonly TObservation[]) => boolean;
  /** `plain`: every step by XState's `transition()`, for comparison. Default: `traced`. */
  readonly engine?: 'traced' | 'plain';
  /** `traced` only: every so many steps are taken again by `transition()` and compared. Default: none. */
  readonly recheck?: number;
  /** Called some thirty times a second. */
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the walk early: what is known by then is returned. */
  readonly signal?: AbortSignal;
}

export interface Exploration<TEvent> {
  readonly states: number;
  /** Those that lead back to the same state count as well. */
  readonly transitions: number;
  /** The deepest level reached: events from the initial state. */
  readonly depth: number;
  readonly seconds: number;
  /** Every state was expanded. */
  readonly closed: boolean;
  readonly stopped: Stop;
  /** Calls of XState's `transition()`. */
  readonly slowSteps: number;
  /** In the order of the properties. */
  readonly verdicts: readonly Verdict<TEvent>[];
}

/**
 * Walks every history of a machine, breadth first, and gives a verdict on each property.
 *
 * The whole space is walked even after a violation; the history of a violation is a shortest one. Two walks of
 * the same machine give the same result, apart from `seconds` and from where a signal interrupts them.
 *
 * @throws an Error when the machine breaks a rule that the walk depends on, or throws by itself
 */
export async function explore<TMachine extends AnyStateMachine, TObservation = unknown>(
  machine: TMachine,
  options: ExploreOptions<ContextFrom<TMachine>, EventFrom<TMachine>, TObservation>,
): Promise<Exploration<EventFrom<TMachine>>> {
  checkRules(machine);
  const { events, properties, bounds = {}, counts = () => true, engine = 'traced', recheck = 0 } = options;
  const { onProgress = () => {}, signal } = options;
  if (events.length > MOST_EVENTS)
    throw new Error(`${events.length} events are too many: at most ${MOST_EVENTS}.`);
  const { checks, predicates, alarms } = checksOf(properties);
  const watch = new Watch(checks);
  const onAlarm = watch.alarm.bind(watch);
  const steps = new MachineSteps<TObservation>(machine);
  const spaceOptions = { events, counts, predicates, alarms, onAlarm };
  const space: Space =
    engine === 'plain' ? new PlainSpace(steps, spaceOptions) : new TracedSpace(steps, spaceOptions, recheck);
  const walk = new Walk(space, watch, bounds);
  await walk.run(onProgress, signal);
  const { transitions, depth, stopped, checked, seconds } = walk;
  return {
    states: space.size,
    transitions,
    depth,
    seconds,
    closed: stopped === null,
    stopped,
    slowSteps: space.slowSteps,
    verdicts: properties.map(({ name, kind }, place) => {
      const finding = watch.findings[place] ?? null;
      return judge(name, kind, finding && historyOf(space, finding, events), stopped, checked);
    }),
  };
}

const MOST_EVENTS = 65_536;
