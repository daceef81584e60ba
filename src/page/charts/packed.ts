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

/** All charts as they are drawn, laid out when the page is built; the page only reads it. */
export interface ChartsInside {
  readonly layouts: readonly PackedLayout[];
  readonly drawings: readonly Drawing[];
  /** For each design the place of the drawing of the core as it runs under it. */
  readonly designs: Readonly<Record<string, number>>;
  readonly charts: Readonly<Record<string, ChartTold>>;
  /** The guards and actions of the core, and by the name of the design those of its own. */
  readonly words: Readonly<Record<string, WordTold>>;
  readonly own: Readonly<Record<string, Readonly<Record<string, WordTold>>>>;
}

/** A layout as it stands in the page: members without their names, and nothing that can be worked out. */
export type PackedLayout = readonly [
  width: number,
  height: number,
  nodes: readonly PackedNode[],
  arrows: readonly PackedArrow[],
  start: PackedStart | 0,
  isSideways: 0 | 1,
];

/** 0 stands for what is left out. */
type PackedNode = readonly [
  name: string,
  place: Place,
  kind: Kind | 0,
  entry: readonly string[] | 0,
  room: Place | 0,
  stands: Stands | 0,
  about: string | 0,
];
type PackedStart = readonly [to: number, way: Way];
/** The way without where it touches the boxes. */
type PackedArrow = readonly [
  from: number,
  to: number,
  rows: readonly PackedRow[],
  way: Way,
  label: readonly [x: number, y: number] | 0,
];
type PackedRow = readonly [
  guard: string | 0,
  actions: readonly string[] | 0,
  number: number,
  isElse: 0 | 1,
  end: string | 0,
  event: string | 0,
];

/** @throws an Error where an arrow does not leave its box, or enter it, on the side that faces the other one */
export function pack({ width, height, nodes, arrows, start, isSideways }: Layout): PackedLayout {
  const axis = isSideways === true ? 0 : 1;
  return [
    width,
    height,
    nodes.map(packNode),
    arrows.map(
      ({ from, to, rows, way, label }): PackedArrow => [
        from,
        to,
        rows.map(packRow),
        inner(way, facing(nodes, from, to, axis), axis),
        label ?? 0,
      ],
    ),
    start === null ? 0 : [start.to, start.way],
    axis === 0 ? 1 : 0,
  ];
}

function packNode({ name, place, kind, entry, room, stands, about }: DrawnNode): PackedNode {
  return [name, place, kind ?? 0, entry ?? 0, room ?? 0, stands ?? 0, about ?? 0];
}

function packRow({ guard, actions, number, isElse, end, event }: Row): PackedRow {
  return [guard ?? 0, actions ?? 0, number ?? 0, isElse === true ? 1 : 0, end ?? 0, event ?? 0];
}

export function unpack([width, height, nodes, arrows, start, sideways]: PackedLayout): Layout {
  const axis = sideways === 1 ? 0 : 1;
  const drawn = nodes.map(
    ([name, place, kind, entry, room, stands, about]): DrawnNode => ({
      name,
      place,
      ...(kind === 0 ? {} : { kind }),
      ...(entry === 0 ? {} : { entry }),
      ...(room === 0 ? {} : { room }),
      ...(stands === 0 ? {} : { stands }),
      ...(about === 0 ? {} : { about }),
    }),
  );
  return {
    width,
    height,
    nodes: drawn,
    arrows: arrows.map(([from, to, rows, way, label]): DrawnArrow => {
      const [first, last] = facing(drawn, from, to, axis);
      const [side = 0, ...corners] = way;
      return {
        from,
        to,
        rows: rows.map(unpackRow),
        way: axis === 1 ? [side, first, ...corners, last] : [first, side, ...corners, last],
        ...(label === 0 ? {} : { label }),
      };
    }),
    start: start === 0 ? null : { to: start[0], way: start[1] },
    ...(axis === 0 ? { isSideways: true } : {}),
  };
}

function unpackRow([guard, actions, number, isElse, end, event]: PackedRow): Row {
  return {
    ...(guard === 0 ? {} : { guard }),
    ...(actions === 0 ? {} : { actions }),
    ...(number === 0 ? {} : { number }),
    ...(isElse === 0 ? {} : { isElse: true }),
    ...(end === 0 ? {} : { end }),
    ...(event === 0 ? {} : { event }),
  };
}

/** Where, along the axis in which the drawing is layered, an arrow leaves one box and enters the other. */
function facing(
  nodes: readonly Pick<DrawnNode, 'place'>[],
  from: number,
  to: number,
  axis: 0 | 1,
): readonly [number, number] {
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
