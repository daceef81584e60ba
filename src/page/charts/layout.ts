import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { Drawing, DrawnArrow, DrawnNode, Layout, Place, Row, Way } from './drawn.ts';
import type { Elk } from './elk.ts';
import { boxSize, labelSize, PADDING } from './label.ts';
import type { Level, LevelNode } from './level.ts';

/** The most room, in pixels, for a chart of the core in the state where it stands, and for what a design does there. */
const ROOM: Room = { chart: [210, 160], slot: [340, 280] };

/** The most room, in pixels, for a chart in the state where it stands. */
interface Room {
  readonly chart: readonly [width: number, height: number];
  readonly slot: readonly [width: number, height: number];
}

const MARGIN = 10;
const DOT = 8;

/** From top to bottom, the first branch first; what is written at an arrow stands in it. */
const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.padding': `[top=${MARGIN},left=${MARGIN},bottom=${MARGIN},right=${MARGIN}]`,
  'elk.spacing.nodeNode': '18',
  'elk.spacing.edgeNode': '12',
  'elk.spacing.edgeEdge': '10',
  'elk.layered.spacing.nodeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeNodeBetweenLayers': '10',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '8',
  'elk.layered.considerModelOrder.strategy': 'PREFER_NODES',
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
};
const FIRST = { 'elk.layered.layering.layerConstraint': 'FIRST' };

/** Lays charts out; each layout is made once, however often its chart stands somewhere. */
export class Draughtsman {
  readonly layouts: Layout[] = [];
  readonly drawings: Drawing[] = [];
  readonly #elk: Elk;
  readonly #room: Room;
  readonly #layouts = new Map<string, number>();
  readonly #drawings = new Map<string, number>();

  constructor(elk: Elk, room: Room = ROOM) {
    this.#elk = elk;
    this.#room = room;
  }

  /** @returns the place of the drawing among `drawings` */
  async draw(level: Level): Promise<number> {
    const inner: Record<number, number> = {};
    const boxes: Box[] = [];
    for (const [place, node] of level.nodes.entries()) {
      if (node.inner !== undefined) inner[place] = await this.draw(node.inner);
      const drawing = this.drawings[inner[place] ?? -1];
      const layout = drawing === undefined ? undefined : this.layouts[drawing.layout];
      // The charts of the operations are too many to be drawn in their boxes.
      const isShut = level.isSideways && node.stands !== undefined;
      boxes.push(boxOf(node, isShut ? undefined : layout, this.#room));
    }
    const layout = await once(this.#layouts, this.layouts, JSON.stringify([boxes, level.arrows]), async () =>
      layoutOf(level, boxes, await this.#elk.layout(graphOf(level, boxes))),
    );
    const drawing = { layout, inner };
    return once(this.#drawings, this.drawings, JSON.stringify(drawing), async () => drawing);
  }
}

/** @returns the place of what is made among `all` */
async function once<T>(places: Map<string, number>, all: T[], key: string, make: () => Promise<T>) {
  const place = places.get(key) ?? all.push(await make()) - 1;
  places.set(key, place);
  return place;
}

/** A state before it has its place. */
type Box = Omit<DrawnNode, 'place'> & { readonly width: number; readonly height: number };

function boxOf({ inner, ...node }: LevelNode, layout: Layout | undefined, most: Room): Box {
  const { name, entry, lines = [] } = node;
  const isShut = inner !== undefined && layout === undefined;
  const [least, top] = boxSize(name, [...entry, ...lines], isShut);
  if (inner === undefined || layout === undefined) return { ...node, width: least, height: top };
  const [width, height] = roomOf(node, inner, layout, most);
  const wide = Math.max(least, width + 2 * PADDING.y);
  const room = [Math.round((wide - width) / 2), top - PADDING.y, width, height] as const;
  return { ...node, width: wide, height: top + height + PADDING.y, room };
}

/** Where a design may have filled a slot the room is the same under each, and so is the layout around it. */
function roomOf(
  { stands }: LevelNode,
  inner: Level,
  { width, height }: Layout,
  room: Room,
): readonly [number, number] {
  const isSlot = stands !== undefined && 'slot' in stands;
  if (isSlot) return room.slot;
  const [most, tallest] = room.chart;
  if (hasSlot(inner)) return room.chart;
  const scale = Math.min(1, most / width, tallest / height);
  return [Math.ceil(width * scale), Math.ceil(height * scale)];
}

function hasSlot({ nodes }: Level): boolean {
  return nodes.some(
    ({ stands, inner }) =>
      (stands !== undefined && 'slot' in stands) || (inner !== undefined && hasSlot(inner)),
  );
}

function graphOf({ nodes, arrows, initial, isSideways }: Level, boxes: readonly Box[]): ElkNode {
  return {
    id: 'chart',
    layoutOptions: isSideways ? { ...OPTIONS, 'elk.direction': 'RIGHT' } : OPTIONS,
    children: [
      ...boxes.map(({ width, height }, place) => ({
        id: `${place}`,
        width,
        height,
        ...(nodes[place]?.kind === 'any' ? { layoutOptions: FIRST } : {}),
      })),
      ...(initial === null ? [] : [{ id: 'dot', width: DOT, height: DOT, layoutOptions: FIRST }]),
    ],
    edges: [
      ...(initial === null ? [] : [{ id: 'start', sources: ['dot'], targets: [`${initial}`] }]),
      ...arrows.map(({ from, to, rows }, place) => ({
        id: `arrow ${place}`,
        sources: [`${from}`],
        targets: [`${to}`],
        labels: labelsOf(rows),
      })),
    ],
  };
}

function labelsOf(rows: readonly Row[]) {
  const { width, height } = labelSize(rows);
  if (width === 0) return [];
  return [{ text: ' ', width, height, layoutOptions: { 'elk.edgeLabels.inline': 'true' } }];
}

function layoutOf({ arrows, initial, isSideways }: Level, boxes: readonly Box[], laid: ElkNode): Layout {
  const { children = [], edges = [], width = 0, height = 0 } = laid;
  const start = edges.find(({ id }) => id === 'start');
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: boxes.map(({ width: _, height: __, entry = [], ...box }, place) => ({
      ...box,
      ...(entry.length === 0 ? {} : { entry }),
      place: placeOf(children[place]),
    })),
    arrows: arrows.map((arrow, place): DrawnArrow => {
      const edge = edges.find(({ id }) => id === `arrow ${place}`);
      const label = edge?.labels?.[0];
      const [x, y] = placeOf(label);
      return { ...arrow, way: wayOf(edge, isSideways), ...(label === undefined ? {} : { label: [x, y] }) };
    }),
    start: start === undefined || initial === null ? null : { to: initial, way: wayOf(start, isSideways) },
    ...(isSideways ? { isSideways } : {}),
  };
}

/** Each part of a way is upright or level, by turns, so that of every corner one number is new. */
function wayOf(edge: ElkExtendedEdge | undefined, isSideways: boolean): Way {
  const section = edge?.sections?.[0];
  if (section === undefined) throw new Error('an arrow has no way');
  const { startPoint, bendPoints = [], endPoint } = section;
  const way = [startPoint.x, startPoint.y];
  for (const [place, { x, y }] of [...bendPoints, endPoint].entries()) {
    const isUpright = (place % 2 === 0) !== isSideways;
    const [fresh, kept] = isUpright ? [y, x] : [x, y];
    const before = place > 0 ? way[place + 1] : isUpright ? startPoint.x : startPoint.y;
    if (Math.abs((before ?? 0) - kept) > 0.5) throw new Error('the way of an arrow has an oblique part');
    way.push(fresh);
  }
  return way.map(Math.round);
}

function placeOf(shape: { x?: number; y?: number; width?: number; height?: number } = {}): Place {
  const { x = 0, y = 0, width = 0, height = 0 } = shape;
  return [Math.round(x), Math.round(y), Math.round(width), Math.round(height)];
}
