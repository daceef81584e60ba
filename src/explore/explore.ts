import type { AnyStateMachine, ContextFrom, EventFrom } from 'xstate';
import { PlainSpace } from './engine/plain/plain-space.ts';
import type { Space } from './engine/space.ts';
import { withoutCounterpart } from './engine/symmetry/counterparts.ts';
import { Symmetry } from './engine/symmetry/symmetry.ts';
import { TracedSpace } from './engine/traced/traced-space.ts';
import { type StateGraph, stateGraph } from './graph/state-graph.ts';
import { type Coverage, CoverageMeter } from './machine/coverage.ts';
import { EventList, type Events } from './machine/event-list.ts';
import { checkRules } from './machine/machine-rules.ts';
import { MachineSteps } from './machine/machine-steps.ts';
import { TakenEvents } from './machine/taken-events.ts';
import { checkOptions } from './options.ts';
import { checksOf } from './property/checks.ts';
import { conclude } from './property/conclude.ts';
import type { Property } from './property/property.ts';
import { steady } from './property/steady.ts';
import { judge, type Stop, type Verdict } from './property/verdict.ts';
import { Memory } from './run/memory.ts';
import { paced, type Work } from './run/work.ts';
import { type Bounds, BreadthFirst, type Progress } from './search/breadth-first.ts';
import { Watch } from './search/watch.ts';

export interface ExploreOptions<TContext, TEvent, TObservation> {
  /**
   * Every event that may be sent, in the order in which they are to be tried; or a function of the state that lists
   * those that are possible there. Like a predicate, it is run on a few states only.
   */
  readonly events: Events<TContext, TEvent>;
  readonly properties: readonly Property<TContext, TObservation, TEvent>[];
  readonly bounds?: Bounds;
  /** Of a step that the machine accepted: does it count as a transition? A refused operation does not. Default: yes. */
  readonly counts?: (event: TEvent, observations: readonly TObservation[]) => boolean;
  /** `plain`: every step by XState's `transition()`, for comparison. Default: `traced`. */
  readonly engine?: 'traced' | 'plain';
  /** `traced` only: every so many steps are taken again by `transition()` and compared. Default: none. */
  readonly recheck?: number;
  /**
   * `traced` only: groups of names that may be exchanged, such as those of equal processes. States that come from
   * each other by exchanging names are one state, and a history to one of them stands for all; `states`, `transitions`
   * and what is counted in verdicts then count alike ones once. Verdicts and lengths of histories stay what they are;
   * of several shortest histories another may be found.
   *
   * A name may be a key of records in the context, a string leaf or a part of one between slashes, and a string in
   * events. To `counts` and to the properties alike names have to be the same. Groups whose names stand in leaves have
   * at most five names.
   *
   * Ignored where the graph or the coverage is asked for, or a property is of kind `eventually`: these tell alike
   * names apart.
   */
  readonly alike?: readonly (readonly string[])[];
  /**
   * Whether verdicts are to say, of a violated property, where it could still have been avoided. That takes ten
   * bytes a transition and, in the end, some thirty a state. Default: no.
   */
  readonly explain?: boolean;
  /** Whether the result is to hold the graph; the states stay in memory as long as it does. Default: no. */
  readonly graph?: boolean;
  /** Whether the result is to say how much of the chart the walk has come by. Default: no. */
  readonly coverage?: boolean;
  /** Called some thirty times a second. */
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the walk early: what is known by then is returned. */
  readonly signal?: AbortSignal;
}

export interface Exploration<TEvent, TContext = unknown> {
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
  /**
   * Of each event: the ways through the machine that tracing tells apart, most first. A guard or action that looks at
   * more than it needs makes many. Empty where every step is run.
   */
  readonly trees: readonly EventTree<TEvent>[];
  /** In the order of the properties. */
  readonly verdicts: readonly Verdict<TEvent>[];
  /**
   * Events that are no transition in any state: perhaps a slip in the list of events, or in a guard. Empty where the
   * walk is not closed, and cannot know.
   */
  readonly neverTaken: readonly TEvent[];
  /** The groups of names that were exchanged. */
  readonly alike: readonly (readonly string[])[];
  /** `null`: it was not asked for. */
  readonly coverage: Coverage | null;
  /** Where it was asked for. */
  readonly graph?: StateGraph<TContext, TEvent>;
}

export interface EventTree<TEvent> {
  readonly event: TEvent;
  readonly paths: number;
}

/**
 * Walks every history of a machine, breadth first, and gives a verdict on each property.
 *
 * The whole space is walked even after a violation; the history of a violation is a shortest one. Two walks of
 * the same machine give the same result, apart from `seconds` and from where a signal or a bound of
 * memory ends them.
 *
 * @throws an Error when the machine breaks a rule that the walk depends on, or throws by itself
 */
export async function explore<TMachine extends AnyStateMachine, TObservation = unknown>(
  machine: TMachine,
  options: ExploreOptions<ContextFrom<TMachine>, EventFrom<TMachine>, TObservation>,
): Promise<Exploration<EventFrom<TMachine>, ContextFrom<TMachine>>> {
  checkOptions(options);
  checkRules(machine);
  const { properties, bounds = {}, counts = () => true, engine = 'traced', recheck = 0 } = options;
  const { explain = false, graph = false, onProgress = () => {}, signal } = options;
  const meter = options.coverage === true ? new CoverageMeter<EventFrom<TMachine>>(machine) : null;
  const taken = new TakenEvents<EventFrom<TMachine>>();
  const events = new EventList<ContextFrom<TMachine>, EventFrom<TMachine>>(options.events, event => {
    meter?.expect(event);
    taken.expect(event);
  });
  const { checks, predicates, alarms } = checksOf(properties, () => events.all);
  const memory = new Memory(bounds.memory);
  const watch = new Watch(checks, alarms.length, explain, memory);
  const onAlarm = watch.alarm.bind(watch);
  const steps = new MachineSteps<TObservation>(meter?.machine ?? machine);
  const counted = taken.watching(meter?.watching(counts) ?? counts);
  const spaceOptions = { events, counts: counted, predicates, alarms, onAlarm };
  const tellsApart =
    engine === 'plain' || graph || meter !== null || checks.some(({ kind }) => kind === 'eventually');
  const alike = new Symmetry(tellsApart ? [] : (options.alike ?? []));
  const space: Space<ContextFrom<TMachine>> =
    engine === 'plain'
      ? new PlainSpace(steps, spaceOptions)
      : new TracedSpace(steps, spaceOptions, { memory, recheck, alike });
  const walk = new BreadthFirst(space, watch, bounds, memory);
  await walk.run(onProgress, signal);
  const closed = walk.stopped === null;
  // What is asked of the graph takes some 40 bytes a state and 5 a transition.
  const { size = 0, edges = 0 } = watch.graph ?? {};
  const hasGraph = closed && memory.has(40 * size + 5 * edges);
  const pace = <T>(work: Work<T>) => paced(work, walk.pacer, signal);
  const verdicts: Verdict<EventFrom<TMachine>>[] = [];
  for (const [place, check] of checks.entries()) {
    const finding = watch.findings[place] ?? null;
    const conclusion = await conclude(check, finding, { space, watch, closed: hasGraph, pace });
    verdicts.push(judge(check.property, steady(conclusion, space), walk, events.all));
  }
  watch.end();
  const { transitions, depth, stopped, seconds } = walk;
  return {
    states: space.size,
    transitions,
    depth,
    seconds,
    closed,
    stopped,
    slowSteps: space.slowSteps,
    trees: treesOf(space, events.all),
    verdicts,
    neverTaken: closed ? withoutCounterpart(taken.never, events.all, alike) : [],
    alike: alike.groups,
    coverage: meter?.coverage ?? null,
    ...(graph ? { graph: stateGraph(space, events.all, { transitions, closed }) } : {}),
  };
}

function treesOf<TEvent>({ paths }: Space, events: readonly TEvent[]): EventTree<TEvent>[] {
  if (paths === null) return [];
  return events
    .map((event, number) => ({ event, paths: paths[number] ?? 0 }))
    .sort((one, other) => other.paths - one.paths);
}
