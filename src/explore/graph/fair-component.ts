import { type Interruptible, STRETCH } from '../run/interruptible.ts';
import type { Components } from './components.ts';
import type { Graph } from './graph.ts';

/**
 * In which components a run can stay for ever and be weakly fair: they have an edge inside, and for each fair
 * event some state does not have it or some edge inside takes it. What a smaller set of states offers, a
 * maximal component offers too.
 *
 * @param fair by the place of an event: 1 where runs must be fair to it
 * @returns by component: 1 where there is such a run
 */
export function* fairComponents(
  graph: Graph,
  { count, of }: Components,
  fair: Uint8Array,
): Interruptible<Uint8Array<ArrayBuffer>> {
  const result = new Uint8Array(count);
  const { starts, members } = byComponent(count, of);
  /** By event: how many states of the component have it, and whether an edge inside takes it. */
  const having = new Int32Array(fair.length);
  const taken = new Uint8Array(fair.length);
  let steps = 0;
  for (let component = 0; component < count; component++) {
    const from = starts[component];
    const to = starts[component + 1];
    const touched: number[] = [];
    let turns = false;
    for (let place = from; place < to; place++) {
      if ((steps++ & STRETCH) === 0) yield;
      const state = members[place];
      for (let edge = graph.first(state); edge < graph.end(state); edge++) {
        const event = graph.event(edge);
        if (having[event] === 0) touched.push(event);
        having[event]++;
        if (of[graph.target(edge)] !== component) continue;
        turns = true;
        taken[event] = 1;
      }
    }
    const starved = touched.some(
      event => fair[event] === 1 && having[event] === to - from && taken[event] === 0,
    );
    if (turns && !starved) result[component] = 1;
    for (const event of touched) {
      having[event] = 0;
      taken[event] = 0;
    }
  }
  return result;
}

function byComponent(count: number, of: Int32Array): { starts: Int32Array; members: Int32Array } {
  const starts = new Int32Array(count + 1);
  for (const component of of) {
    if (component >= 0) starts[component + 1]++;
  }
  for (let component = 0; component < count; component++) {
    starts[component + 1] += starts[component];
  }
  const members = new Int32Array(starts[count]);
  const free = starts.slice();
  for (const [state, component] of of.entries()) {
    if (component < 0) continue;
    members[free[component]++] = state;
  }
  return { starts, members };
}
