import type { EventObject } from 'xstate';
import { eventLine, isAround } from '../../subject/event-line.ts';
import type { Subject } from '../../subject/subject.ts';
import type { Walked } from '../../subject/walk.ts';
import { type Growth, growthOf } from './growth.ts';
import { type Place, placesOf } from './places.ts';

/** What a walk of a machine has shown. */
export interface Checked {
  readonly subject: Subject;
  readonly result: Walked['result'];
  readonly graph: Walked['graph'];
  /** What has come from the actors that it starts and from its delays, each once. */
  readonly around: readonly EventObject[];
  /** The configurations of the chart that were reached, in the order of their distance. */
  readonly places: readonly Place[];
  /** Where the walk has ended early: the members of the context that took many values, most first. */
  readonly growth: readonly Growth[];
}

export function check({ subject, result, graph }: Walked): Checked {
  return {
    subject,
    result,
    graph,
    around: aroundIn(graph),
    places: placesOf(subject.machine, graph),
    growth: result.closed || result.stopped === 'depth' ? [] : growthOf(graph),
  };
}

function aroundIn(graph: Walked['graph']): EventObject[] {
  const seen = new Map<string, EventObject>();
  for (const { event } of graph.edges()) if (isAround(event)) seen.set(eventLine(event), event);
  return [...seen.values()];
}
