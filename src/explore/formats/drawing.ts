import type { StateGraph } from '../graph/state-graph.ts';
import { Pacer } from '../run/pacer.ts';
import type { Member } from './member.ts';
import type { Notation } from './notation.ts';

/** The most boxes that a drawing may have: more is a hairball. */
export const MOST_BOXES = 200;

/** What a drawing shows, whatever the language that it is written in. Box 0 holds the initial state. */
export interface Drawing {
  readonly title: string;
  readonly boxes: readonly Box[];
  /** At most one from a box to another (or itself). */
  readonly arrows: readonly Arrow[];
}

interface Box {
  readonly lines: readonly string[];
  /** Which properties it breaks, a line each. */
  readonly broken: readonly string[];
}

interface Arrow {
  readonly from: number;
  readonly to: number;
  /** A line for each event. */
  readonly labels: readonly string[];
}

/** A graph that has more boxes than a reader can follow, and how many each member would make of it. */
export class TooManyBoxes extends Error {
  override readonly name = 'TooManyBoxes';
  readonly boxes: number;

  constructor(boxes: number) {
    super(`a drawing of ${boxes} boxes cannot be read; at most ${MOST_BOXES} are drawn`);
    this.boxes = boxes;
  }
}

/**
 * Every state as a box, every transition as a line at an arrow.
 *
 * @throws TooManyBoxes
 */
export function draw<TContext, TEvent>(
  graph: StateGraph<TContext, TEvent>,
  notation: Notation<TContext, TEvent>,
): Drawing {
  if (graph.states > MOST_BOXES) throw new TooManyBoxes(graph.states);
  const boxes = Array.from({ length: graph.states }, (_, number) => {
    const state = graph.state(number);
    return {
      lines: [String(number), ...notation.describe(state)],
      broken: notation.broken(state).map(property => `breaks ${property}`),
    };
  });
  return { title: notation.title, boxes, arrows: arrowsOf(graph, notation, box => box, true) };
}

/**
 * The states whose chosen members look alike as one box. Steps that stay within a box are left out.
 *
 * @param signal ends the work early: the promise is rejected with its reason
 * @throws TooManyBoxes
 */
export async function drawQuotient<TContext, TEvent>(
  graph: StateGraph<TContext, TEvent>,
  notation: Notation<TContext, TEvent>,
  by: readonly Member<TContext>[],
  signal?: AbortSignal,
): Promise<Drawing> {
  const { boxOf, boxes } = await partition(graph, by, notation.broken, signal);
  if (boxes.length > MOST_BOXES) throw new TooManyBoxes(boxes.length);
  return {
    title: `${notation.title}, by ${by.map(({ name }) => name).join(', ')}`,
    boxes: boxes.map(quotientBox),
    arrows: arrowsOf(graph, notation, state => boxOf[state] ?? 0, false),
  };
}

/** @returns how many boxes a quotient by these members has */
export async function quotientSize<TContext>(
  graph: StateGraph<TContext, unknown>,
  by: readonly Member<TContext>[],
  signal?: AbortSignal,
): Promise<number> {
  return (await partition(graph, by, () => [], signal)).boxes.length;
}

/** The states that fall together: what they have in common, and how many of them break each property. */
interface Class {
  readonly lines: readonly string[];
  readonly broken: Map<string, number>;
  states: number;
}

async function partition<TContext>(
  graph: StateGraph<TContext, unknown>,
  by: readonly Member<TContext>[],
  brokenBy: Notation<TContext, unknown>['broken'],
  signal: AbortSignal | undefined,
): Promise<{ readonly boxOf: Int32Array; readonly boxes: readonly Class[] }> {
  const places = new Map<string, number>();
  const boxes: Class[] = [];
  const boxOf = new Int32Array(graph.states);
  const pacer = new Pacer();
  for (let number = 0; number < graph.states; number++) {
    if (pacer.due) await pacer.pause();
    signal?.throwIfAborted();
    const state = graph.state(number);
    const lines = by.map(member => member.lines(state));
    const key = JSON.stringify(lines);
    const place = places.get(key) ?? boxes.push({ lines: lines.flat(), broken: new Map(), states: 0 }) - 1;
    places.set(key, place);
    boxOf[number] = place;
    const box = boxes[place];
    if (box === undefined) continue;
    box.states++;
    for (const property of brokenBy(state)) box.broken.set(property, (box.broken.get(property) ?? 0) + 1);
  }
  return { boxOf, boxes };
}

function quotientBox({ lines, broken, states }: Class): Box {
  const some = (number: number) => (number === 1 ? '1 of them breaks' : `${number} of them break`);
  return {
    lines: [...lines, `${states.toLocaleString('en')} state${states === 1 ? '' : 's'}`],
    broken: Array.from(broken, ([property, number]) =>
      number === states ? `breaks ${property}` : `${some(number)} ${property}`,
    ),
  };
}

function arrowsOf<TContext, TEvent>(
  graph: StateGraph<TContext, TEvent>,
  notation: Notation<TContext, TEvent>,
  boxOf: (state: number) => number,
  loops: boolean,
): Arrow[] {
  const arrows = new Map<number, { from: number; to: number; events: Set<TEvent> }>();
  for (const { from: source, event, to: target } of graph.edges()) {
    const from = boxOf(source);
    const to = boxOf(target);
    if (from === to && !loops) continue;
    const key = from * MOST_BOXES + to;
    const arrow = arrows.get(key) ?? { from, to, events: new Set() };
    arrows.set(key, arrow);
    arrow.events.add(event);
  }
  return Array.from(arrows.values(), ({ from, to, events }) => ({
    from,
    to,
    labels: Array.from(events, event => notation.event(event)),
  }));
}
