import type { Context } from '../../../../machines/context.ts';
import type { Design } from '../../../../machines/designs/design.ts';
import type { KlpEvent } from '../../../../machines/events.ts';
import { brokenIn } from '../../../../machines/properties.ts';
import type { World } from '../../../../machines/world.ts';
import type { StateGraph } from '../../../explore/index.ts';
import { LIVEPATCH_MEMBERS, livepatchMember } from '../../../show/files/livepatch-members.ts';
import { breathe } from './breathe.ts';

/** What the drawing tells of each state of a graph, so that the states need not be made again for each drawing. */
export interface StateRows {
  readonly states: number;
  /** For each member, in the order of LIVEPATCH_MEMBERS, the place of what it tells of each state among `texts`. */
  readonly told: readonly Int32Array[];
  readonly texts: readonly (readonly string[])[];
  /** The properties that each state breaks. */
  readonly broken: readonly (readonly string[])[];
  readonly isMidway: Uint8Array;
  readonly depth: Int32Array;
  /** The transition by which each state is reached first: from where, and by what; the initial state by none. */
  readonly parent: Int32Array;
  readonly event: readonly (KlpEvent | null)[];
  /** All transitions, in order: from where to where, and by which of `events`. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly by: readonly number[];
  readonly events: readonly KlpEvent[];
}

/** Goes once through all states, and once through all transitions. */
export async function stateRows(
  graph: StateGraph<Context, KlpEvent>,
  world: World,
  design: Design,
): Promise<StateRows> {
  const { states } = graph;
  const members = LIVEPATCH_MEMBERS.map(livepatchMember);
  const told = members.map(() => new Int32Array(states));
  const texts = new Texts();
  const broken: (readonly string[])[] = [];
  const isMidway = new Uint8Array(states);
  for (let number = 0; number < states; number++) {
    await breathe(number);
    const state = graph.state(number);
    for (const [place, member] of members.entries()) {
      const column = told[place];
      if (column !== undefined) column[number] = texts.placeOf(member.lines(state));
    }
    const sight = { context: state.context, world };
    const names = brokenIn(sight, design.hasRegistry).map(({ property }) => property);
    broken.push(names.length === 0 ? NONE : [...new Set(names)]);
    isMidway[number] = state.context.klp.transitionPatch === null ? 0 : 1;
  }
  return { states, told, texts: texts.all, broken, isMidway, ...(await transitions(graph)) };
}

const NONE: readonly string[] = [];

class Texts {
  readonly all: (readonly string[])[] = [];
  readonly #places = new Map<string, number>();

  placeOf(lines: readonly string[]): number {
    const key = lines.join('\n');
    const place = this.#places.get(key) ?? this.all.push(lines) - 1;
    this.#places.set(key, place);
    return place;
  }
}

async function transitions(graph: StateGraph<Context, KlpEvent>) {
  const depth = new Int32Array(graph.states).fill(-1);
  const parent = new Int32Array(graph.states).fill(-1);
  const event: (KlpEvent | null)[] = Array.from({ length: graph.states }, () => null);
  const [from, to, by]: [number[], number[], number[]] = [[], [], []];
  const events: KlpEvent[] = [];
  const places = new Map<KlpEvent, number>();
  depth[0] = 0;
  for (const edge of graph.edges()) {
    await breathe(from.length);
    const place = places.get(edge.event) ?? events.push(edge.event) - 1;
    places.set(edge.event, place);
    from.push(edge.from);
    to.push(edge.to);
    by.push(place);
    // States are numbered as a walk finds them, the nearest first: the first edge is on a shortest history.
    if (depth[edge.to] !== -1) continue;
    depth[edge.to] = (depth[edge.from] ?? 0) + 1;
    parent[edge.to] = edge.from;
    event[edge.to] = edge.event;
  }
  return { depth, parent, event, from, to, by, events };
}

/** The events of a shortest history to a state. */
export function wayTo({ parent, event }: Pick<StateRows, 'parent' | 'event'>, state: number): KlpEvent[] {
  const way: KlpEvent[] = [];
  for (let at = state; ; at = parent[at] ?? 0) {
    const last = event[at] ?? null;
    if (last === null) return way.reverse();
    way.push(last);
  }
}
