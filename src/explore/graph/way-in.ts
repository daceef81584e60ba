import { type Ancestry, type Route, routeTo } from '../engine/history.ts';
import { type Interruptible, STRETCH } from '../run/interruptible.ts';
import type { Graph } from './graph.ts';

/**
 * A shortest way from the initial state to one of the `starts`, and on to one of the goals without leaving
 * `inside`. A start joins the search when its depth is reached: states are numbered by depth, so that is one
 * look at the next start.
 *
 * @param starts by state; the three have 1 where a state belongs to them
 * @returns `null` where there is no such way
 */
export function* shortestWayIn(
  space: Ancestry,
  graph: Graph,
  { starts, goals, inside }: Readonly<Record<'starts' | 'goals' | 'inside', Uint8Array>>,
): Interruptible<Route | null> {
  /** By state: how many events it takes to get there; -1: not found yet. */
  const depths = new Int32Array(graph.size).fill(-1);
  /** By state: the edge and the state by which it was found; -1: it is a start. */
  const by = new Int32Array(graph.size);
  const from = new Int32Array(graph.size).fill(-1);
  const queue = new Int32Array(graph.size);
  let next = 0;
  let end = 0;
  let start = starts.indexOf(1);
  let startDepth = depthOf(space, start);
  for (let steps = 0; ; steps++) {
    if ((steps & STRETCH) === 0) yield;
    let state: number;
    if (start >= 0 && (next === end || startDepth <= depths[queue[next]])) {
      state = start;
      const depth = startDepth;
      start = starts.indexOf(1, start + 1);
      startDepth = depthOf(space, start);
      if (depths[state] !== -1) continue;
      depths[state] = depth;
    } else if (next < end) {
      state = queue[next++];
    } else {
      return null;
    }
    if (goals[state] === 1) return join(space, graph, state, by, from);
    for (let edge = graph.first(state); edge < graph.end(state); edge++) {
      const target = graph.target(edge);
      if (inside[target] !== 1 || depths[target] !== -1) continue;
      depths[target] = depths[state] + 1;
      by[target] = edge;
      from[target] = state;
      queue[end++] = target;
    }
  }
}

function join(space: Ancestry, graph: Graph, goal: number, by: Int32Array, from: Int32Array): Route {
  const states: number[] = [];
  const events: number[] = [];
  let at = goal;
  for (let before = from[at]; before >= 0; before = from[at]) {
    states.push(at);
    events.push(graph.event(by[at]));
    at = before;
  }
  const first = routeTo(space, { state: at, event: null });
  return {
    states: [...first.states, ...states.reverse()],
    events: [...first.events, ...events.reverse()],
  };
}

function depthOf(space: Ancestry, state: number): number {
  let depth = 0;
  for (let at = state; at >= 0 && space.parent(at) >= 0; at = space.parent(at)) depth++;
  return depth;
}
