import type { Edge } from '../graph/state-graph.ts';
import type { StepLog } from '../graph/step-log.ts';
import type { Check, Searched } from './check.ts';
import { type Outlook, outlookOf } from './outlook.ts';

/** Of every state of a closed search, where it leads to, at once and in the end. States are numbered as in the graph. */
export interface Ahead<TEvent> {
  /** One a property, in their order; `null`: the property is about whole runs. */
  readonly outlooks: readonly (Outlook | null)[];
  /** The transitions out of a state, in the order in which events were tried. */
  edgesFrom(state: number): readonly Edge<TEvent>[];
}

/**
 * @param logs of an alarm, the steps that have set it off
 * @param events by their places
 * @returns `null`: the search is not closed, or something came before the end of this
 */
export async function aheadOf<TEvent>(
  checks: readonly Check[],
  { space, graph, pace }: Searched,
  logs: (alarm: number) => StepLog | null,
  events: readonly TEvent[],
): Promise<Ahead<TEvent> | null> {
  if (graph === null) return null;
  const outlooks: (Outlook | null)[] = [];
  for (const check of checks) {
    const log = check.lookout?.at === 'step' ? logs(check.lookout.alarm) : null;
    const outlook = await pace(outlookOf(check, space, graph, log));
    if (outlook === null) return null;
    outlooks.push(outlook.found);
  }
  return {
    outlooks,
    edgesFrom(from) {
      if (!(from >= 0 && from < graph.size)) throw new RangeError(`There is no state ${from}.`);
      const edges: Edge<TEvent>[] = [];
      for (let edge = graph.first(from); edge < graph.end(from); edge++) {
        const [event] = events.slice(graph.event(edge), graph.event(edge) + 1);
        if (event !== undefined) edges.push({ from, event, to: graph.target(edge) });
      }
      return edges;
    },
  };
}
