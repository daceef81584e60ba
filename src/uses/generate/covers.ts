import type { Context } from '../../../machines/context.ts';
import type { KlpEvent } from '../../../machines/events.ts';
import type { Edge, StateGraph } from '../../explore/index.ts';
import type { Sights, Walked } from '../../generate/index.ts';
import type { Aim } from '../../livepatch/explore-world.ts';
import type { LivepatchModel } from '../../livepatch/model.ts';

type Graph = StateGraph<Context, KlpEvent>;

/**
 * The graph with what is no transition in it as well: the steps that are refused with an error, and leave everything as it is.
 * The charts are run once for each state and event.
 */
export function withRefusals({ take, events }: LivepatchModel, graph: Graph): Walked<KlpEvent> {
  const edges: Edge<KlpEvent>[] = [...graph.edges()];
  for (let state = 0; state < graph.states; state++) {
    const at = graph.state(state);
    for (const event of events) {
      if (take(at, event).impossible?.kind === 'refused') edges.push({ from: state, event, to: state });
    }
  }
  edges.sort((one, other) => one.from - other.from);
  return { states: graph.states, edges: () => edges };
}

/** What a walk comes by: callbacks where they run. A world is run once for each transition. */
export function callbackSights({ take }: LivepatchModel, graph: Graph): Sights<KlpEvent> {
  return {
    seen: ({ from, event }) =>
      take(graph.state(from), event).callbacks.map(
        ({ callback, patch, object }) => `${callback} of ${patch} for ${object}, in ${event.type}`,
      ),
  };
}

/** States in which conditions hold, each by itself. */
export function conditionSights(aims: readonly Aim[], graph: Graph): Sights<KlpEvent> {
  const known = new Map<number, readonly string[]>();
  const at = (state: number) => {
    const found =
      known.get(state) ??
      aims.filter(({ holds }) => holds(graph.state(state).context)).map(({ text }) => text);
    known.set(state, found);
    return found;
  };
  return { seen: ({ to }) => at(to), initially: at(0), all: aims.map(({ text }) => text) };
}

/** A history as transitions of the graph. */
export function follower(graph: Graph): (history: readonly KlpEvent[]) => Edge<KlpEvent>[] {
  const leaving = new Map<string, Edge<KlpEvent>>();
  const key = (from: number, event: KlpEvent) => JSON.stringify([from, event]);
  for (const edge of graph.edges()) leaving.set(key(edge.from, edge.event), edge);
  return history => {
    let at = 0;
    return history.map(event => {
      const edge = leaving.get(key(at, event));
      if (edge === undefined) throw new RangeError(`no transition leads out of state ${at} by ${event.type}`);
      at = edge.to;
      return edge;
    });
  };
}
