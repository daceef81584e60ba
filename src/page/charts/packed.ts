import type {
  ChartTold,
  Drawing,
  DrawnArrow,
  DrawnNode,
  Kind,
  Layout,
  Place,
  Row,
  Stands,
  Way,
  WordTold,
} from './drawn.ts';
import { boxSize, labelSize, PADDING } from './label.ts';
import type { Shape } from './shape.ts';

/** All charts as they are drawn, laid out when the page is built; the page only reads it. */
export interface ChartsInside {
  /** Those of listings, which the page adds, are as they are. */
  readonly layouts: readonly (PackedLayout | Layout)[];
  readonly drawings: readonly PackedDrawing[];
  /** For each design the place of the drawing of the core as it runs under it. */
  readonly designs: Readonly<Record<string, number>>;
  /** The core around callbacks of livepatches: each of its charts as it may be. */
  readonly cores: readonly { readonly shape: Shape; readonly drawing: number }[];
  readonly charts: Readonly<Record<string, ChartTold>>;
  /** The guards and actions of the core, and by the name of the design those of its own. */
  readonly words: Readonly<Record<string, WordTold>>;
  readonly own: Readonly<Record<string, Readonly<Record<string, WordTold>>>>;
}

/** The places of its layout, and of the drawings that stand in its states, where some do. */
type PackedDrawing = readonly [layout: number, inner?: Drawing['inner']];

/**
 * A layout as it stands in the page: members without their names, and nothing that can be worked out; places are as far
 * as they are from others, since small numbers take less.
 */
export type PackedLayout = readonly [
  width: number,
  height: number,
  nodes: readonly PackedNode[],
  arrows: readonly PackedArrow[],
  start: PackedStart | 0,
  isSideways: 0 | 1,
];

/** 0 stands for what is left out, and so does the end of the list. */
type PackedNode = readonly [
  name: string,
  /** Its middle and its top from the middle and the foot of the one before; its size, where that does not follow. */
  place: Place | readonly [x: number, y: number],
  kind?: Kind | 0,
  entry?: readonly string[] | 0,
  /** Its width. */
  room?: number,
  stands?: Stands | 0,
  about?: string | 0,
];
/** The way from the middle of the top of the box. */
type PackedStart = readonly [to: number, way: Way];
type PackedArrow = readonly [
  from: number,
  to: number,
  rows: readonly PackedRow[],
  /** Without where it touches the boxes: from the corner of its box, then each from the one before on the same axis. */
  way: Way,
  /** Its middle, from the side of the way, and its top, from the foot of the box. */
  labelX?: number,
  labelY?: number,
];
type PackedRow = readonly [
  guard: string | 0,
  actions?: readonly string[] | 0,
  number?: number,
  isElse?: 0 | 1,
  end?: string | 0,
  event?: string | 0,
];

/** @throws an Error where an arrow does not leave its box, or enter it, on the side that faces the other one */
export function pack({ width, height, nodes, arrows, start, isSideways }: Layout): PackedLayout {
  const axis = isSideways === true ? 0 : 1;
  return [
    width,
    height,
    nodes.map((node, place) => packNode(node, nodes[place - 1])),
    arrows.map(({ from, to, rows, way, label }): PackedArrow => {
      const ends = facing(nodes, from, to, axis);
      const corners = inner(way, ends, axis);
      const [x, y] = anchorOf(nodes[from], rows, corners);
      return [
        from,
        to,
        rows.map(packRow),
        corners.map((corner, place) => corner - before(corners, place, nodes[from], ends[0], axis)),
        ...(label === undefined ? ([] as const) : ([label[0] - x, label[1] - y] as const)),
      ];
    }),
    start === null ? 0 : [start.to, shifted(start.way, nodes[start.to], -1, axis)],
    axis === 0 ? 1 : 0,
  ];
}

function packNode(node: DrawnNode, last: Placed | undefined): PackedNode {
  const { name, place, kind, entry, room, stands, about } = node;
  const [x, y, width, height] = place;
  const [wide, high] = boxSize(name, entry ?? [], stands !== undefined);
  const [left, top] = cornerBelow(last, width);
  const packed =
    width === wide && height === high
      ? ([x - left, y - top] as const)
      : ([x - left, y - top, width, height] as const);
  if (room !== undefined || stands !== undefined || about !== undefined)
    return [name, packed, kind ?? 0, entry ?? 0, room?.[2] ?? 0, stands ?? 0, about ?? 0];
  if (entry !== undefined) return [name, packed, kind ?? 0, entry];
  return kind === undefined ? [name, packed] : [name, packed, kind];
}

function packRow({ guard, actions, number, isElse, end, event }: Row): PackedRow {
  if (end !== undefined || event !== undefined)
    return [guard ?? 0, actions ?? 0, number ?? 0, isElse === true ? 1 : 0, end ?? 0, event ?? 0];
  if (isElse === true) return [guard ?? 0, actions ?? 0, number ?? 0, 1];
  if (number !== undefined) return [guard ?? 0, actions ?? 0, number];
  return actions === undefined ? [guard ?? 0] : [guard ?? 0, actions];
}

export function unpack(packed: PackedLayout | Layout): Layout {
  if ('nodes' in packed) return packed;
  const [width, height, nodes, arrows, start, sideways] = packed;
  const axis = sideways === 1 ? 0 : 1;
  const drawn: DrawnNode[] = [];
  for (const [name, [x, y, ...size], kind, entry, room, stands, about] of nodes) {
    const [width, height] =
      size.length === 2 ? size : boxSize(name, entry || [], stands !== undefined && stands !== 0);
    const [left, top] = cornerBelow(drawn.at(-1), width);
    drawn.push({
      name,
      place: [left + x, top + y, width, height],
      ...(kind && { kind }),
      ...(entry && { entry }),
      ...(room && { room: roomIn(width, height, room, boxSize(name, entry || [], false)[1]) }),
      ...(stands && { stands }),
      ...(about && { about }),
    });
  }
  return {
    width,
    height,
    nodes: drawn,
    arrows: arrows.map(([from, to, packedRows, way, labelX, labelY]): DrawnArrow => {
      const ends = facing(drawn, from, to, axis);
      const corners: number[] = [];
      for (const [place, far] of way.entries())
        corners.push(far + before(corners, place, drawn[from], ends[0], axis));
      const rows = packedRows.map(unpackRow);
      const [x, y] = anchorOf(drawn[from], rows, corners);
      const [side = 0, ...more] = corners;
      return {
        from,
        to,
        rows,
        way: axis === 1 ? [side, ends[0], ...more, ends[1]] : [ends[0], side, ...more, ends[1]],
        ...(labelX !== undefined && labelY !== undefined && { label: [labelX + x, labelY + y] }),
      };
    }),
    start: start === 0 ? null : { to: start[0], way: shifted(start[1], drawn[start[0]], 1, axis) },
    ...(axis === 0 ? { isSideways: true } : {}),
  };
}

function unpackRow([guard, actions, number, isElse, end, event]: PackedRow): Row {
  return {
    ...(guard && { guard }),
    ...(actions && { actions }),
    ...(number && { number }),
    ...(isElse && { isElse: true }),
    ...(end && { end }),
    ...(event && { event }),
  };
}

type Placed = Pick<DrawnNode, 'place'>;

/** The room for a chart fills the box from under what is written there. */
function roomIn(width: number, height: number, wide: number, top: number): Place {
  return [Math.round((width - wide) / 2), top - PADDING.y, wide, height - top - PADDING.y];
}

/** The way, its corners counted from the box or no more so. */
function shifted(way: Way, to: Placed | undefined, sign: 1 | -1, axis: 0 | 1): Way {
  const [x, y, width] = to?.place ?? [0, 0, 0];
  return way.map((corner, place) => {
    const isUpright = place < 2 ? place === 1 : (place % 2 === 0) === (axis === 1);
    return corner + sign * (isUpright ? y : x + (width >> 1));
  });
}

/** Where the box of that width would be right below the one before. */
function cornerBelow(last: Placed | undefined, width: number): readonly [x: number, y: number] {
  const [x, y, wide, high] = last?.place ?? [0, 0, 0, 0];
  return [x + (wide >> 1) - (width >> 1), y + high];
}

/** From where a corner of a way is counted. */
function before(corners: Way, place: number, from: Placed | undefined, first: number, axis: 0 | 1): number {
  if (place > 1) return corners[place - 2] ?? 0;
  return place === 1 ? first : (from?.place[1 - axis] ?? 0);
}

/** From where a label is counted, most of which stand in the middle of a part of their way. */
function anchorOf(from: Placed | undefined, rows: readonly Row[], corners: Way): readonly [number, number] {
  const [, y, , height] = from?.place ?? [0, 0, 0, 0];
  return [(corners[2] ?? corners[0] ?? 0) - Math.round(labelSize(rows).width / 2), y + height];
}

/** Where, along the axis in which the drawing is layered, an arrow leaves one box and enters the other. */
function facing(nodes: readonly Placed[], from: number, to: number, axis: 0 | 1): readonly [number, number] {
  const [source, target] = [nodes[from]?.place, nodes[to]?.place];
  if (source === undefined || target === undefined) throw new Error('an arrow leads nowhere');
  const [near, far] = [source[axis], target[axis]];
  const size = axis === 0 ? 2 : 3;
  return near < far ? [near + source[size], far] : [near, far + target[size]];
}

function inner(way: Way, [first, last]: readonly [number, number], axis: 0 | 1): Way {
  const isThere = Math.abs((way[axis] ?? 0) - first) <= 1 && Math.abs((way.at(-1) ?? 0) - last) <= 1;
  if (!isThere) throw new Error('an arrow does not touch its boxes where they face each other');
  return [way[1 - axis] ?? 0, ...way.slice(2, -1)];
}
