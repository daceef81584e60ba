import type { Space } from '../engine/space.ts';
import { distances } from '../graph/distances.ts';
import type { Graph } from '../graph/graph.ts';
import { inevitable } from '../graph/inevitable.ts';
import type { StepLog } from '../graph/step-log.ts';
import type { Interruptible } from '../run/interruptible.ts';
import type { Check } from './check.ts';

/** Of every state, what lies ahead of it: violations of one property or, of a `sometimes`, what it speaks of. */
export interface Outlook {
  /** By state: the fewest events to one, the one that violates included; 0: it is here; -1: none can come any more. */
  readonly distances: Int32Array;
  /** By state: 1 where every continuation comes to one. */
  readonly inevitable: Uint8Array;
}

/**
 * @param graph complete
 * @param log of a lookout at steps: all that it has seen
 * @returns `null`: the property is about whole runs
 */
export function* outlookOf(
  { where }: Check,
  space: Space,
  graph: Graph,
  log: StepLog | null,
): Interruptible<Outlook | null> {
  if (where === null) return null;
  const { states, edges } = yield* where(space, graph, log);
  return {
    distances: yield* distances(graph, states, edges),
    inevitable: yield* inevitable(graph, states ?? new Uint8Array(graph.size), edges),
  };
}
