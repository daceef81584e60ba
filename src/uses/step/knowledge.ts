import type { Design } from '../../../machines/designs/design.ts';
import type { KlpEvent } from '../../../machines/events.ts';
import type { PropertyName } from '../../../machines/properties.ts';
import type { OnProgress, Stop } from '../../explore/index.ts';
import { type ExploredWorld, exploreWorld, type Prospects } from '../../livepatch/explore-world.ts';
import { type LivepatchModel, livepatchModel } from '../../livepatch/model.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type Along, type Decision, decisionOn } from './decision.ts';
import { wayDown, wayToState } from './way.ts';
import { type Whereabouts, walkedState } from './whereabouts.ts';

/** What lies ahead of a place. */
export interface Prospect {
  /** The number of the state in the walk. */
  readonly state: number;
  /** The fewest steps to a violation of each property; 0: it is violated here. Left out: none can come any more. */
  readonly distances: Readonly<Partial<Record<PropertyName, number>>>;
  /** What every continuation ends in. */
  readonly inevitable: readonly PropertyName[];
  /** The fewest steps to the system before the first livepatch; `null`: no way leads there. */
  readonly home: number | null;
}

/** Where a shortest way is to lead: to a violation, to the system before the first livepatch, or to a state. */
type Goal = PropertyName | 'home' | number;

/** What a walk of the whole world knows. */
export interface Knowledge {
  readonly exploration: ExploredWorld;
  /** `null`: the walk is closed. Else nobody can say what lies ahead: it was stopped before. */
  readonly stopped: Stop;
  /** @returns `null`: the walk is not closed, or has not come by there: it forces nothing unless the scenario says so. */
  at(place: Whereabouts): Prospect | null;
  /** @returns the events of a shortest way; `null`: none leads there, or nobody knows */
  wayTo(place: Whereabouts, goal: Goal): readonly KlpEvent[] | null;
  /** @returns where a path has gone wrong, if it is known in all its places */
  decision(property: PropertyName, path: readonly Along[]): Decision | null;
}

export interface KnowledgeOptions {
  /** The walk ends when it knows so many states. */
  readonly states: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

/** Walks the world of a scenario, with the scenario's own bounds, and keeps what lies ahead of each state. */
export async function know(
  scenario: Scenario,
  design: Design,
  options: KnowledgeOptions,
): Promise<Knowledge> {
  const { states, signal, onProgress } = options;
  const { world, declaredFaults, explore } = scenario;
  const exploration = await exploreWorld(world, design, {
    faults: declaredFaults,
    force: explore.force,
    depth: explore.depth,
    states: Math.min(states, explore.states ?? states),
    symmetry: false,
    ahead: true,
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const { prospects, stopped, graph } = exploration;
  const model = livepatchModel(world, design);
  const numberOf = (place: Whereabouts) => graph?.find(walkedState(place, world.faultBudget)) ?? null;
  return {
    exploration,
    stopped: prospects === null && stopped === null ? 'interrupted' : stopped,
    at: place => {
      const state = numberOf(place);
      return prospects === null || state === null ? null : prospectOf(prospects, state);
    },
    wayTo: (place, goal) => {
      const state = numberOf(place);
      return prospects === null || state === null ? null : wayOf(prospects, model, exploration, state, goal);
    },
    decision: (property, path) => {
      const numbered = path.map(along => ({ ...along, number: numberOf(along) }));
      return prospects === null ? null : decisionOn(prospects, model, exploration, property, numbered);
    },
  };
}

function prospectOf({ violations, home }: Prospects, state: number): Prospect {
  const far = (distances: Int32Array) => {
    const distance = distances[state] ?? -1;
    return distance === -1 ? null : distance;
  };
  return {
    state,
    distances: Object.fromEntries(
      violations.flatMap(({ property, distances }) => {
        const distance = far(distances);
        return distance === null ? [] : [[property, distance]];
      }),
    ),
    inevitable: violations.flatMap(({ property, inevitable }) => (inevitable[state] === 1 ? [property] : [])),
    home: far(home),
  };
}

function wayOf(
  prospects: Prospects,
  model: LivepatchModel,
  { graph }: ExploredWorld,
  state: number,
  goal: Goal,
): readonly KlpEvent[] | null {
  if (typeof goal === 'number') return wayToState(prospects, state, goal);
  if (goal === 'home') return wayDown(prospects, prospects.home, state, () => true);
  const outlook = prospects.violations.find(({ property }) => property === goal);
  if (outlook === undefined || graph === undefined) return null;
  // One step before a violation that a step commits, the distance alone does not say which.
  return wayDown(prospects, outlook.distances, state, ({ from, event }) =>
    model.take(graph.state(from), event).violations.some(({ property }) => property === goal),
  );
}
