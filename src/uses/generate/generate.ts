import type { KlpEvent } from '../../../machines/events.ts';
import type { Progress } from '../../explore/index.ts';
import { type Prices, type Suite, suite, suiteOf } from '../../generate/index.ts';
import { type Aim, type ExploredWorld, exploreWorld } from '../../livepatch/explore-world.ts';
import { livepatchModel } from '../../livepatch/model.ts';
import type { Setting } from '../../scenario/setting.ts';
import type { CoverName } from './cover-names.ts';
import { callbackSights, conditionSights, follower } from './covers.ts';

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
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** The tests of a world. */
export interface GeneratedSuite extends Setting {
  readonly options: GenerateOptions;
  readonly explored: ExploredWorld;
  readonly suite: Suite<KlpEvent>;
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
  const { cover, prices, longest, states, depth, onProgress, signal } = options;
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
  const made = (): Suite<KlpEvent> => {
    if (cover === 'violations') {
      const follow = follower(graph);
      const histories = explored.verdicts.flatMap(({ history }) =>
        history === undefined ? [] : [follow(history)],
      );
      return suiteOf(histories, prices);
    }
    const sights = () => {
      if (typeof cover !== 'string') return conditionSights(cover, graph);
      return cover === 'callbacks'
        ? callbackSights(livepatchModel({ ...world, attempt: null }, design), graph)
        : cover;
    };
    return suite(graph, { cover: sights(), prices, ...(longest === null ? {} : { longest }) });
  };
  return { scenario, design, options, explored, suite: made() };
}
