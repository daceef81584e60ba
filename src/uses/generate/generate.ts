import type { KlpEvent } from '../../../machines/events.ts';
import type { PropertyName } from '../../../machines/properties.ts';
import type { Edge, OnProgress } from '../../explore/index.ts';
import { type Cover, type Prices, type Suite, suite, suiteOf, type Walked } from '../../generate/index.ts';
import { type Aim, type ExploredWorld, exploreWorld } from '../../livepatch/explore-world.ts';
import { livepatchModel } from '../../livepatch/model.ts';
import type { Setting } from '../../scenario/setting.ts';
import { type Step, stepLine } from '../../scenario/step.ts';
import { eventStep, isStep } from '../../scenario/step-event.ts';
import type { CoverName } from './cover-names.ts';
import { callbackSights, conditionSights, follower, withRefusals } from './covers.ts';
import { asItIs, endedBy, type Run, walkedBy } from './part-of-graph.ts';

export interface GenerateOptions {
  /** A name, or conditions, each of which some state has to meet. */
  readonly cover: CoverName | readonly Aim[];
  /** In steps. */
  readonly prices: Prices<KlpEvent>;
  /** The most steps of a test; `null`: no bound. */
  readonly longest: number | null;
  /** The most states to walk; `null`: what the scenario says. */
  readonly states: number | null;
  readonly depth: number | null;
  /** Where the tests are to be run. */
  readonly runner?: Runner;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** What can be done with a system under test. */
export interface Runner {
  /** Whether it can be made to take a step. */
  readonly takes: (step: Step) => boolean;
  /** Whether it is of no more use once this is broken: a test ends with the step that does. */
  readonly endsWith: (property: PropertyName) => boolean;
}

/** The tests of a world. */
export interface GeneratedSuite extends Setting {
  readonly options: GenerateOptions;
  readonly explored: ExploredWorld;
  readonly suite: Suite<KlpEvent>;
  /** What it is made of: the graph, perhaps with what is refused. */
  readonly walked: Walked<KlpEvent>;
}

/**
 * Walks a world, and makes tests of its graph.
 *
 * @returns `null`: the walk was interrupted
 * @throws RangeError where tests would have to be longer than they may be
 */
export async function generate(
  { scenario, design }: Setting,
  options: GenerateOptions,
): Promise<GeneratedSuite | null> {
  const { cover, states, depth, onProgress, signal } = options;
  const { world, explore } = scenario;
  const explored = await exploreWorld(world, design, {
    faults: scenario.declaredFaults,
    force: explore.force,
    depth: depth ?? explore.depth,
    states: states ?? explore.states,
    ...(cover === 'violations' ? {} : { properties: [] }),
    graph: true,
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  });
  const { graph, stopped } = explored;
  if (stopped === 'interrupted' || graph === undefined) return null;
  return { scenario, design, options, explored, ...suiteFor({ scenario, design }, explored, graph, options) };
}

type Graph = NonNullable<ExploredWorld['graph']>;

function suiteFor(
  { scenario: { world }, design }: Setting,
  { verdicts }: ExploredWorld,
  graph: Graph,
  { cover, prices, longest, runner }: GenerateOptions,
): Pick<GeneratedSuite, 'suite' | 'walked'> {
  const name = ({ from, event }: Edge<KlpEvent>) =>
    isStep(event) ? `${stepLine(eventStep(event, world))} in state ${from}` : event.type;
  const bounds = { prices, name, ...(longest === null ? {} : { longest }) };
  const model = livepatchModel({ ...world, attempt: null }, design);
  const run = (whole: Walked<KlpEvent>): Run => {
    if (runner === undefined) return asItIs(whole);
    const { takes, endsWith } = runner;
    return endedBy(
      walkedBy(whole, event => !isStep(event) || takes(eventStep(event, world))),
      ({ from, event }) =>
        model.take(graph.state(from), event).violations.some(({ property }) => endsWith(property)),
    );
  };
  const over = (whole: Walked<KlpEvent>, what: Cover<KlpEvent>) => {
    const { walked, original } = run(whole);
    const cover: Cover<KlpEvent> =
      typeof what === 'string' ? what : { ...what, seen: edge => what.seen(original(edge)) };
    return { walked, suite: suite(walked, { cover, ...bounds }) };
  };
  switch (cover) {
    case 'violations': {
      const follow = follower(graph);
      const histories = verdicts.flatMap(({ history }) => (history === undefined ? [] : [follow(history)]));
      return { walked: graph, suite: suiteOf(histories, prices) };
    }
    case 'callbacks':
      return over(graph, callbackSights(model, graph));
    case 'refusals':
      return over(withRefusals(model, graph), 'transitions');
    case 'transitions':
    case 'pairs':
    case 'states':
      return over(graph, cover);
    default:
      return over(graph, conditionSights(cover, graph));
  }
}
