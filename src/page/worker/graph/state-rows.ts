import type { Member, State, StateGraph } from '../../../explore/index.ts';
import { breathe } from './breathe.ts';

/** What the drawing tells of each state of a graph, so that the states need not be made again for each drawing. */
export interface StateRows<Event = unknown> {
  /** By what states can be told apart. */
  readonly members: readonly string[];
  readonly states: number;
  /** For each member, the place of what it tells of each state among `texts`. */
  readonly told: readonly Int32Array[];
  readonly texts: readonly (readonly string[])[];
  /** The properties that each state breaks. */
  readonly broken: readonly (readonly string[])[];
  /** In which a transition runs; `null`: there are none that run. */
  readonly isMidway: Uint8Array | null;
  readonly depth: Int32Array;
  /** The transition by which each state is reached first: from where, and by what; the initial state by none. */
  readonly parent: Int32Array;
  readonly event: readonly (Event | null)[];
  /** All transitions, in order: from where to where, and by which of `events`. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly by: readonly number[];
  readonly events: readonly Event[];
}

/** What there is to say of a state besides what it is told apart by. */
interface Marks<C> {
  /** The properties that it breaks. */
  broken(state: State<C>, number: number): readonly string[];
  isMidway?(state: State<C>): boolean;
}

/** Goes once through all states, and once through all transitions. */
export async function rowsOf<C, Event>(
  graph: StateGraph<C, Event>,
  members: readonly Member<C>[],
  marks: Marks<C>,
): Promise<StateRows<Event>> {
  const { states } = graph;
  const told = members.map(() => new Int32Array(states));
  const texts = new Texts();
  const broken: (readonly string[])[] = [];
  const isMidway = marks.isMidway && new Uint8Array(states);
  for (let number = 0; number < states; number++) {
    await breathe(number);
    const state = graph.state(number);
    for (const [place, member] of members.entries()) {
      const column = told[place];
      if (column !== undefined) column[number] = texts.placeOf(member.lines(state));
    }
    const names = marks.broken(state, number);
    broken.push(names.length === 0 ? NONE : names);
    if (isMidway && marks.isMidway?.(state)) isMidway[number] = 1;
  }
  return {
    states,
    members: members.map(({ name }) => name),
    told,
    texts: texts.all,
    broken,
    isMidway: isMidway ?? null,
    ...(await transitions(graph)),
  };
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

async function transitions<C, Event>(graph: StateGraph<C, Event>) {
  const depth = new Int32Array(graph.states).fill(-1);
  const parent = new Int32Array(graph.states).fill(-1);
  const event: (Event | null)[] = Array.from({ length: graph.states }, () => null);
  const [from, to, by]: [number[], number[], number[]] = [[], [], []];
  const events: Event[] = [];
  const places = new Map<Event, number>();
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
export function wayTo<Event>(
  { parent, event }: Pick<StateRows<Event>, 'parent' | 'event'>,
  state: number,
): Event[] {
  const way: Event[] = [];
  for (let at = state; ; at = parent[at] ?? 0) {
    const last = event[at] ?? null;
    if (last === null) return way.reverse();
    way.push(last);
  }
}
