import type { AnyStateMachine, ContextFrom, EventFrom } from 'xstate';
import { checkMachine, checkNames, checkOptions } from './check-options.ts';
import type { Cores } from './engine/crew/cores.ts';
import { PlainSpace } from './engine/plain/plain-space.ts';
import { type Coarseness, Coarser, FIXED } from './engine/rows/coarser.ts';
import { Untraceable } from './engine/rows/untraceable.ts';
import type { Space } from './engine/space.ts';
import { withoutCounterpart } from './engine/symmetry/counterparts.ts';
import { Symmetry } from './engine/symmetry/symmetry.ts';
import { type Hire, TracedSpace } from './engine/traced/traced-space.ts';
import { withHistory } from './explore-error.ts';
import { type StateGraph, stateGraph } from './graph/state-graph.ts';
import { tellingAssigns } from './machine/assigns.ts';
import { callsOf } from './machine/calls.ts';
import { type Coverage, CoverageMeter } from './machine/coverage.ts';
import { Environment } from './machine/environment/environment.ts';
import type { EnvironmentOptions } from './machine/environment/options.ts';
import { EventList } from './machine/event-list.ts';
import { yesOrNo } from './machine/expected.ts';
import { MachineSteps, Unforeseen } from './machine/machine-steps.ts';
import type { StateOf } from './machine/state.ts';
import { TakenEvents } from './machine/taken-events.ts';
import type { Engine, ExploreOptions } from './options.ts';
import { type Ahead, aheadOf } from './property/ahead.ts';
import type { Searched } from './property/check.ts';
import { conclude } from './property/conclude.ts';
import { checkOf } from './property/kinds.ts';
import { Questions } from './property/questions.ts';
import { retraced } from './property/retraced.ts';
import { judge, type Stop, type Verdict } from './property/verdict.ts';
import { keepReplay } from './replay.ts';
import { type Interruptible, paced } from './run/interruptible.ts';
import { Memory } from './run/memory.ts';
import { Boundary } from './search/boundary.ts';
import { BreadthFirst } from './search/breadth-first.ts';
import { Watch } from './search/watch.ts';

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
  /** What has walked: `plain` where it was asked for, or where tracing cannot follow the machine. */
  readonly engine: Engine;
  /** Why it is `plain` although that was not asked for, and by what values the walk was stopped; `null`: neither. */
  readonly note: string | null;
  /** Calls of XState's `transition()`, but for the few that hold some steps against it. */
  readonly slowSteps: number;
  /**
   * Of each event: the ways through the machine that tracing tells apart, most first. A guard or action that looks at
   * more than it needs makes many. Empty where every step is run.
   */
  readonly trees: readonly EventTree<TEvent>[];
  /** One a property, in their order. */
  readonly verdicts: readonly Verdict<TEvent>[];
  /**
   * Events that are no transition in any state: perhaps a slip in the list of events, or in a guard. Empty where the
   * walk is not closed, and cannot know.
   */
  readonly neverTaken: readonly TEvent[];
  /** The groups of names that were exchanged. */
  readonly symmetry: readonly (readonly string[])[];
  /** `null`: it was not asked for. */
  readonly coverage: Coverage | null;
  /** Where it was asked for. */
  readonly graph?: StateGraph<TContext, TEvent>;
  /** `null`: it was not asked for, or the search is not closed. */
  readonly ahead: Ahead<TEvent> | null;
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
 * @throws an ExploreError, with a history, when the machine throws or is found out not to depend on state and event
 *   alone, and an Error when it breaks a rule that the walk depends on
 */
export function explore<TMachine extends AnyStateMachine, TObservation = unknown>(
  machine: TMachine,
  options: ExploreOptions<ContextFrom<TMachine>, EventFrom<TMachine>, TObservation, StateOf<TMachine>> &
    EnvironmentOptions<TMachine>,
): Promise<Exploration<EventFrom<TMachine>, ContextFrom<TMachine>>>;
// Within, a state is one of any machine.
export async function explore<TMachine extends AnyStateMachine, TObservation>(
  machine: TMachine,
  options: ExploreOptions<ContextFrom<TMachine>, EventFrom<TMachine>, TObservation> &
    EnvironmentOptions<TMachine>,
): Promise<Exploration<EventFrom<TMachine>, ContextFrom<TMachine>>> {
  checkMachine(machine);
  checkOptions(options);
  const environment = new Environment(machine, options);
  checkNames(options, environment.names);
  let manner: Manner =
    options.view === undefined
      ? { engine: options.engine ?? 'traced', why: null, environment, coarse: FIXED }
      : { engine: 'plain', why: VIEWED, environment, coarse: FIXED };
  for (;;) {
    try {
      return await walk(machine, options, manner);
    } catch (error) {
      if (error instanceof Untraceable) manner = { ...manner, engine: 'plain', why: error.message };
      else if (error instanceof Unforeseen && !manner.environment.exists)
        manner = { ...manner, environment: new Environment(machine, options, true) };
      else if (error instanceof Coarser) manner = { ...manner, coarse: error.beside(manner.coarse) };
      else throw error;
    }
  }
}

/** How a machine is walked. Some show only when they run that they need another one. */
interface Manner {
  readonly engine: Engine;
  /** Why it is walked by this engine although another was asked for. */
  readonly why: string | null;
  readonly environment: Environment;
  /** What of the context has no fixed shape, as far as earlier walks have found out. */
  readonly coarse: Coarseness;
}

async function walk<TMachine extends AnyStateMachine, TObservation>(
  machine: TMachine,
  options: ExploreOptions<ContextFrom<TMachine>, EventFrom<TMachine>, TObservation>,
  { engine, why, environment, coarse }: Manner,
): Promise<Exploration<EventFrom<TMachine>, ContextFrom<TMachine>>> {
  const { bounds = {}, recheck = 0, stopAtFirst: stopsAtFirst = false } = options;
  const isTransition = countingAs(options.isTransition);
  const { ahead = false, explain = false, graph = ahead, onProgress = () => {}, signal } = options;
  const staged = environment.stage.machine;
  const meter = options.coverage === true ? new CoverageMeter<EventFrom<TMachine>>(staged) : null;
  const taken = new TakenEvents<EventFrom<TMachine>>();
  const onNew = (event: EventFrom<TMachine>) => {
    meter?.expect(event);
    taken.expect(event);
  };
  // XState sends events of its own, which are none of those that a machine's types know.
  const around = (rest: string) => environment.eventsIn(rest) as readonly EventFrom<TMachine>[];
  const events = new EventList<ContextFrom<TMachine>, EventFrom<TMachine>>(
    options.events,
    onNew,
    environment.exists ? around : null,
  );
  const questions = new Questions<ContextFrom<TMachine>, EventFrom<TMachine>, TObservation>(() => events.all);
  const checks = options.properties.map(property => checkOf(property, questions));
  const end = options.boundary === undefined ? null : questions.predicate('boundary', options.boundary);
  const { predicates, alarms } = questions;
  const memory = new Memory(bounds.memory);
  const watch = new Watch(checks, alarms.length, explain || ahead, memory);
  const onAlarm = watch.alarm.bind(watch);
  const walked = meter?.machine ?? staged;
  const told = engine === 'plain' ? null : tellingAssigns(walked, meter !== null);
  const steps = new MachineSteps<TObservation>(machine, {
    from: options.from ?? null,
    environment,
    staged: told ?? walked,
    calls: told && callsOf(told),
  });
  const counted = taken.watching(meter?.watching(isTransition) ?? isTransition);
  const { view = null } = options;
  const spaceOptions = { view, events, isTransition: counted, predicates, alarms, onAlarm };
  const tellsApart =
    engine === 'plain' ||
    environment.exists ||
    graph ||
    ahead ||
    meter !== null ||
    checks.some(({ needs }) => needs.includes('every state'));
  const symmetry = new Symmetry(tellsApart ? [] : (options.symmetry ?? []));
  const { cores = 1 } = options;
  // Whoever interrupts a walk at once still gets what its first step shows: nothing is waited for before that.
  const hire = engine === 'plain' || cores === 1 ? null : await hiring(cores);
  const traced =
    engine === 'plain'
      ? null
      : new TracedSpace(steps, spaceOptions, { memory, recheck, symmetry, coarse, hire });
  const space: Space<ContextFrom<TMachine>> = traced ?? new PlainSpace(steps, spaceOptions);
  const boundary = new Boundary(space, end);
  const search = new BreadthFirst(space, watch, { bounds, boundary, stopsAtFirst }, memory);
  const failed = (error: unknown): never => {
    throw withHistory(error, space, events.all, traced?.retrace ?? null, steps);
  };
  try {
    await search.run(onProgress, signal).catch(failed);
  } finally {
    traced?.end();
  }
  const closed = search.stopped === null;
  // What is asked of the graph takes some 40 bytes a state and 5 a transition.
  const { size = 0, edges = 0 } = watch.graph ?? {};
  const hasGraph = closed && memory.has(40 * size + 5 * edges);
  const pace = <T>(work: Interruptible<T>) => paced(work, search.pacer, signal).catch(failed);
  const searched: Searched = { space, closed, graph: hasGraph ? watch.graph : null, pace };
  const logs = watch.log.bind(watch);
  const verdicts: Verdict<EventFrom<TMachine>>[] = [];
  for (const check of checks) {
    const folded = await conclude(check, watch.finding(check), searched, explain ? logs : null);
    const conclusion = traced?.retrace ? retraced(folded, traced.retrace) : folded;
    verdicts.push(judge(check.property, conclusion, search, events.all));
  }
  const lookedAhead = ahead ? await aheadOf(checks, searched, logs, events.all) : null;
  watch.end();
  const { transitions, depth, stopped, seconds } = search;
  const result: Exploration<EventFrom<TMachine>, ContextFrom<TMachine>> = {
    states: space.size,
    transitions,
    depth,
    seconds,
    closed,
    stopped,
    engine,
    note: [why, search.note, environment.note].filter(text => text !== null).join(' ') || null,
    slowSteps: space.slowSteps,
    trees: traced === null ? [] : treesOf(traced.paths, events.all),
    verdicts,
    neverTaken: closed ? withoutCounterpart(taken.never, events.all, symmetry.groups) : [],
    symmetry: symmetry.groups,
    coverage: meter?.coverage ?? null,
    ahead: lookedAhead,
    ...(graph
      ? { graph: stateGraph(space, state => boundary.has(state), events.all, { transitions, closed }) }
      : {}),
  };
  keepReplay(result, steps);
  return result;
}

const VIEWED =
  'States are compared by a view: each step is run, and what holds does so if states of which the view shows the same are alike.';

/** By default every step that the machine accepts is a transition. */
function countingAs<TEvent, TObservation>(
  isTransition: (event: TEvent, observations: readonly TObservation[]) => boolean = () => true,
) {
  return (event: TEvent, observations: readonly TObservation[]) =>
    yesOrNo('isTransition', isTransition(event, observations));
}

/** Where there are to be other threads, and Node can tell of them without an import, which a page would have to bundle. */
async function hiring(cores: number | Cores): Promise<Hire | null> {
  const wanted = typeof cores === 'number' ? { count: cores } : cores;
  if (wanted.count < 2 || typeof process === 'undefined' || process.getBuiltinModule === undefined)
    return null;
  const { Crew } = await import('./engine/crew/crew.ts');
  return (parts, isFixed) => new Crew(parts, isFixed, wanted);
}

function treesOf<TEvent>(paths: readonly number[], events: readonly TEvent[]): EventTree<TEvent>[] {
  return events
    .map((event, number) => ({ event, paths: paths[number] ?? 0 }))
    .sort((one, other) => other.paths - one.paths);
}
