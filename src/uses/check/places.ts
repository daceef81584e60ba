import type { AnyStateMachine, EventObject } from 'xstate';
import { type StateGraph, valueText } from '../../explore/index.ts';

/** A configuration of a chart: all states that have one state value, whatever their context. */
export interface Place {
  /** Such as `paying`, or `playback.playing, sound.on`; `''`: the chart has no states. */
  readonly name: string;
  /** How many states of the walk are here. */
  readonly states: number;
  /** A shortest way to the first of them. */
  readonly way: readonly EventObject[];
  /** Those in which the machine has failed, by an error of an actor that nothing takes. */
  readonly failures: DeadEnds | null;
  /** Those that end here for good although no final state says so: how many, and a shortest way to the first. */
  readonly deadEnds: DeadEnds | null;
  /** Whether nothing leads from here to another place, although events are accepted, and this is no final state. */
  readonly isNeverLeft: boolean;
}

interface DeadEnds {
  readonly states: number;
  /** Their numbers in the graph. */
  readonly numbers: readonly number[];
  readonly way: readonly EventObject[];
}

/** The places of a walk, in the order in which it has found them. */
export function placesOf(machine: AnyStateMachine, graph: StateGraph<object, EventObject>): Place[] {
  const cameBy = new Map<number, { readonly from: number; readonly event: EventObject }>();
  const accepts = new Uint8Array(graph.states);
  let expanded = 0;
  for (const { from, event, to } of graph.edges()) {
    expanded = Math.max(expanded, from);
    // Who accepts an event is no dead end, though all that comes of it may be actions.
    accepts[from] = 1;
    if (to === from) continue;
    // The first that leads to a state stands in the tree of shortest ways.
    if (to !== 0 && !cameBy.has(to)) cameBy.set(to, { from, event });
  }
  const wayTo = (state: number): EventObject[] => {
    const way: EventObject[] = [];
    for (let at = cameBy.get(state); at !== undefined; at = cameBy.get(at.from)) way.push(at.event);
    return way.reverse();
  };
  const first = new Map<string, { number: number; states: number; dead: number[]; failed: number[] }>();
  const names: string[] = [];
  for (let number = 0; number < graph.states; number++) {
    const state = graph.state(number);
    const name = valueText(state.value);
    names.push(name);
    const place = first.get(name) ?? { number, states: 0, dead: [], failed: [] };
    first.set(name, place);
    place.states++;
    // Of a walk that was ended, those that were not expanded may go on.
    const isKnown = graph.closed || number < expanded;
    if (hasFailed(state.rest)) place.failed.push(number);
    else if (isKnown && accepts[number] === 0 && machine.resolveState(state).status === 'active')
      place.dead.push(number);
  }
  const endsOf = (ends: readonly number[]) =>
    ends[0] === undefined ? null : { states: ends.length, numbers: ends, way: wayTo(ends[0]) };
  const left = new Set<string | undefined>();
  for (const { from, to } of graph.edges()) if (names[from] !== names[to]) left.add(names[from]);
  return Array.from(first, ([name, { number, states, dead, failed }]) => ({
    name,
    states,
    way: wayTo(number),
    failures: endsOf(failed),
    deadEnds: endsOf(dead),
    isNeverLeft: graph.closed && first.size > 1 && !left.has(name) && accepts[number] === 1,
  }));
}

/** The explorer keeps that beside value and context. */
function hasFailed(rest = ''): boolean {
  return rest !== '' && 'failed' in JSON.parse(rest);
}
