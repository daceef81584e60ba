import type { EventObject } from 'xstate';
import { type Obstacle, obstacles } from '../../explore/index.ts';
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
  /** What the chart names, or the context holds, that keeps the machine from being walked as it is meant. */
  readonly obstacles: readonly Obstacle[];
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
    around: aroundIn(subject, graph),
    obstacles: obstacles(subject.machine, subject),
    places: placesOf(subject.machine, graph),
    growth: result.closed || result.stopped === 'depth' ? [] : growthOf(graph),
  };
}

/** Whatever has happened and is no event that others send: what actors send looks like one. */
function aroundIn({ events }: Subject, graph: Walked['graph']): EventObject[] {
  const sent = new Set(events.map(eventLine));
  const seen = new Map<string, EventObject>();
  for (const { event } of graph.edges()) {
    const line = eventLine(event);
    if (isAround(event) || !sent.has(line)) seen.set(line, event);
  }
  return [...seen.values()];
}
