import type { EventObject, StateValue } from 'xstate';
import { type StateGraph, valueText } from '../../explore/index.ts';
import { actorsIn } from './actors.ts';

/** A transition out of a state. */
export interface Way {
  readonly event: EventObject;
  readonly to: number;
}

/** A state of a machine that was walked. */
export interface Stand {
  readonly value: StateValue;
  readonly context: object;
  /** Those of its actors that are walked with it, by their ids. */
  readonly actors: Readonly<Record<string, object>>;
  /** Such as `paying`, or `playback.playing, sound.on`. */
  readonly place: string;
  readonly ways: readonly Way[];
}

/** The graph of a walk by states, so that one can go through it in any order. */
export class GraphIndex {
  readonly states: number;
  readonly #graph: StateGraph<object, EventObject>;
  readonly #ways: Way[][] = [];

  constructor(graph: StateGraph<object, EventObject>) {
    this.states = graph.states;
    this.#graph = graph;
    for (const { from, event, to } of graph.edges()) {
      const ways = this.#ways[from];
      if (ways === undefined) this.#ways[from] = [{ event, to }];
      else ways.push({ event, to });
    }
  }

  at(state: number): Stand {
    const { value, context, rest } = this.#graph.state(state);
    return { value, context, actors: actorsIn(rest), place: valueText(value), ways: this.waysFrom(state) };
  }

  waysFrom(state: number): readonly Way[] {
    return this.#ways[state] ?? [];
  }

  /** The places of the chart, in the order in which they were found. */
  get places(): readonly string[] {
    const places = new Set<string>();
    for (let state = 0; state < this.states; state++) places.add(valueText(this.#graph.state(state).value));
    return [...places];
  }

  /** @returns a shortest way to a state of that place; `null`: none leads there */
  wayTo(place: string, from: number): readonly Way[] | null {
    const cameBy = new Map<number, { readonly from: number; readonly way: Way } | null>([[from, null]]);
    for (const [state] of cameBy) {
      if (valueText(this.#graph.state(state).value) === place) return trail(state, cameBy);
      for (const way of this.waysFrom(state))
        if (!cameBy.has(way.to)) cameBy.set(way.to, { from: state, way });
    }
    return null;
  }
}

function trail(
  end: number,
  cameBy: ReadonlyMap<number, { readonly from: number; readonly way: Way } | null>,
): readonly Way[] {
  const ways: Way[] = [];
  for (let at = cameBy.get(end); at; at = cameBy.get(at.from)) ways.push(at.way);
  return ways.reverse();
}
