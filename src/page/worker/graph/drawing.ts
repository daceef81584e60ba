import { MOST_BOXES } from '../../../explore/index.ts';
import {
  type ArrowTold,
  type BoxTold,
  type GraphTold,
  type GraphWish,
  MOST_STATES_DRAWN,
} from '../../graph.ts';
import { layOut } from './layers.ts';
import { type Box, partition } from './partition.ts';
import type { StateRows } from './state-rows.ts';

/** So many boxes a drawing has at first, where nobody has said by what. */
const ENOUGH = 60;

/** In pixels; the styles of the page have the same. */
const LETTER = 6.4;
const LINE = 14;
const MOST_LETTERS = 40;
const DOT = { width: 30, height: 18 };
const GAP = { dots: { x: 10, y: 30 }, boxes: { x: 18, y: 54 } };

/** A drawing, and in which of its boxes each state lies. */
export interface Drawn {
  readonly told: GraphTold;
  readonly boxOf: Int32Array;
}

/** Draws a graph as it is wished or, where that cannot be read, by less; and says so. */
export function drawGraph<Event>(rows: StateRows<Event>, wish: GraphWish, textOf: TextOf<Event>): Drawn {
  const by = wish.by ?? (rows.states <= MOST_STATES_DRAWN ? [] : enough(rows));
  const boxes = partition(rows, by, new Set(wish.open));
  if (boxes.length <= (by.length === 0 ? MOST_STATES_DRAWN : MOST_BOXES))
    return drawn(rows, by, boxes, null, textOf);
  const count = boxes.length.toLocaleString('en');
  const last = wish.open.at(-1);
  if (last !== undefined) {
    const without = partition(rows, by, new Set(wish.open.slice(0, -1)));
    return drawn(
      rows,
      by,
      without,
      `With that one opened there would be ${count} boxes, which nobody can read.`,
      textOf,
    );
  }
  const less = rows.states <= MOST_STATES_DRAWN ? [] : enough(rows);
  const why =
    by.length === 0
      ? `Nobody can read ${count} states: those that look alike are drawn as one.`
      : `By ${by.join(', ')} there would be ${count} boxes, which nobody can read.`;
  return drawn(rows, less, partition(rows, less, new Set()), why, textOf);
}

type TextOf<Event> = (event: Event) => string;

function drawn<Event>(
  rows: StateRows<Event>,
  by: readonly string[],
  boxes: readonly Box[],
  why: string | null,
  textOf: TextOf<Event>,
): Drawn {
  const boxOf = new Int32Array(rows.states);
  for (const [place, { states }] of boxes.entries()) for (const state of states) boxOf[state] = place;
  const arrows = arrowsOf(rows, boxOf, textOf, by.length === 0);
  const sized = boxes.map(box => ({ ...told(rows, box, by), ...sizeOf(box, by) }));
  const layers = sized.map(({ depth, width, height }) => ({ layer: depth, width, height }));
  const gap = by.length === 0 ? GAP.dots : GAP.boxes;
  const { width, height, places } = layOut({ boxes: layers, arrows }, gap);
  const at = (place: number) => places[place] ?? { x: 0, y: 0 };
  return {
    boxOf,
    told: {
      by,
      members: membersOf(rows),
      states: rows.states,
      width,
      height,
      boxes: sized.map((box, place) => ({ ...box, ...at(place) })),
      arrows,
      why,
    },
  };
}

/** The first members by which there are not too many boxes; at least the one by which there are fewest. */
function enough(rows: StateRows): string[] {
  const count = (by: readonly string[]) => partition(rows, by, new Set()).length;
  const by: string[] = [];
  for (const member of membersOf(rows)) if (count([...by, member]) <= ENOUGH) by.push(member);
  if (by.length > 0) return by;
  const sizes = rows.members.map(member => ({ member, size: count([member]) }));
  return sizes
    .sort((one, other) => one.size - other.size)
    .slice(0, 1)
    .map(({ member }) => member);
}

function told(
  rows: StateRows,
  box: Box,
  by: readonly string[],
): Omit<BoxTold, 'x' | 'y' | 'width' | 'height'> {
  const { key, lines, around, states, inside } = box;
  const { isMidway } = rows;
  const first = states.reduce((least, state) => Math.min(least, state));
  const broken = new Map<string, number>();
  for (const state of states)
    for (const property of rows.broken[state] ?? []) broken.set(property, (broken.get(property) ?? 0) + 1);
  return {
    key,
    lines: by.length === 0 ? everythingOf(rows, first) : lines,
    around,
    states: states.length,
    first,
    depth: rows.depth[first] ?? 0,
    broken: Array.from(broken, ([property, number]) => ({ property, states: number })),
    midway: isMidway && states.reduce((sum, state) => sum + (isMidway[state] ?? 0), 0),
    canOpen: states.length > 1,
    inside,
  };
}

/** The members that tell some states apart. */
function membersOf({ members, told }: StateRows): string[] {
  return members.filter((_, place) => told[place]?.some(text => text !== told[place]?.[0]));
}

function everythingOf({ told, texts }: StateRows, state: number): string[] {
  return told.flatMap(column => texts[column[state] ?? 0] ?? []);
}

function sizeOf({ lines }: Box, by: readonly string[]): { readonly width: number; readonly height: number } {
  if (by.length === 0) return DOT;
  const letters = Math.max(12, ...lines.map(({ length }) => Math.min(length, MOST_LETTERS)));
  return { width: Math.ceil(letters * LETTER) + 30, height: (lines.length + 1) * LINE + 8 };
}

function arrowsOf<Event>(
  { from, to, by, events }: StateRows<Event>,
  boxOf: Int32Array,
  textOf: TextOf<Event>,
  loops: boolean,
): ArrowTold[] {
  const texts = events.map(textOf);
  const arrows = new Map<string, { from: number; to: number; events: Set<string> }>();
  for (const [place, source] of from.entries()) {
    const [start, end] = [boxOf[source] ?? 0, boxOf[to[place] ?? 0] ?? 0];
    if (start === end && !loops) continue;
    const key = `${start} ${end}`;
    const arrow = arrows.get(key) ?? { from: start, to: end, events: new Set() };
    arrows.set(key, arrow);
    arrow.events.add(texts[by[place] ?? 0] ?? '');
  }
  return Array.from(arrows.values(), arrow => ({ ...arrow, events: [...arrow.events] }));
}
