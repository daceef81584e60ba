import type { Drawing, Layout, Place } from '../../../charts/drawn.ts';
import { type ChartsInside, unpack } from '../../../charts/packed.ts';

/** The names of state nodes, from the outermost. */
export type Path = readonly string[];

/** A chart with its layout at hand. */
export interface Chart extends Layout {
  readonly drawing: Drawing;
}

const unpacked = new WeakMap<object, Layout>();

export function chartAt(charts: ChartsInside, place: number | undefined): Chart | null {
  const [number, inner = {}] = charts.drawings[place ?? -1] ?? [];
  const packed = charts.layouts[number ?? -1];
  if (number === undefined || packed === undefined) return null;
  const layout = unpacked.get(packed) ?? unpack(packed);
  unpacked.set(packed, layout);
  return { ...layout, drawing: { layout: number, inner } };
}

/** The chart that stands in the state; for no state the core. */
export function chartIn(charts: ChartsInside, design: string, path: Path): Chart | null {
  let chart = chartAt(charts, charts.designs[design]);
  for (const name of path) {
    const place = chart?.nodes.findIndex(node => node.name === name) ?? -1;
    chart = chartAt(charts, chart?.drawing.inner[place]);
  }
  return chart;
}

/** Where in its box an inner chart is drawn, and how much smaller. */
export function fitted({ width, height }: Layout, [x, y, wide, high]: Place) {
  const scale = Math.min(1, wide / width, high / height);
  return { x: x + (wide - width * scale) / 2, y: y + (high - height * scale) / 2, scale };
}
