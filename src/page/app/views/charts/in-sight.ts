import type { Place } from '../../../charts/drawn.ts';
import type { ChartsInside } from '../../../charts/packed.ts';
import { type Chart, chartAt, fitted, type Path } from './inside.ts';

/** Smaller than so, names, and what is written at the arrows, can only be read when one goes nearer. */
export const READABLE = { name: 0.34, label: 0.5, around: 0.62, chart: 0.05 };

/** A state that can be picked. */
export interface InSight {
  readonly path: Path;
  /** In the drawing, with those of all inner ones. */
  readonly place: Place;
}

/** The states of a chart, and of those in them that can be read without going nearer. */
export function statesInSight(charts: ChartsInside, chart: Chart, path: Path): InSight[] {
  return statesOf(charts, chart, path, { x: 0, y: 0, scale: 1 });
}

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

function statesOf(charts: ChartsInside, chart: Chart, path: Path, frame: Frame): InSight[] {
  return chart.nodes.flatMap((node, number) => {
    const [x, y, width, height] = node.place;
    const [left, top] = [frame.x + x * frame.scale, frame.y + y * frame.scale];
    const here: InSight = {
      path: [...path, node.name],
      place: [left, top, width * frame.scale, height * frame.scale],
    };
    const inner = chartAt(charts, chart.drawing.inner[number]);
    if (inner === null || node.room === undefined) return [here];
    const room = fitted(inner, node.room);
    const scale = frame.scale * room.scale;
    if (scale < READABLE.label) return [here];
    const within = { x: left + room.x * frame.scale, y: top + room.y * frame.scale, scale };
    return [here, ...statesOf(charts, inner, here.path, within)];
  });
}

/**
 * The outermost chart in which the states of the chart at `path` can still be read: what is around them is seen with
 * them.
 */
export function around(charts: ChartsInside, path: Path, chartIn: (path: Path) => Chart | null): Path {
  let scale = 1;
  let outermost = path;
  for (let depth = path.length - 1; depth > 0; depth--) {
    const outer = chartIn(path.slice(0, depth));
    const place = outer?.nodes.findIndex(({ name }) => name === path[depth]) ?? -1;
    const room = outer?.nodes[place]?.room;
    const inner = chartAt(charts, outer?.drawing.inner[place]);
    if (room === undefined || inner === null) break;
    scale *= fitted(inner, room).scale;
    if (scale < READABLE.around) break;
    outermost = path.slice(0, depth);
  }
  return outermost;
}
