import type { Listing } from '../../../charts/listing.ts';
import type { ChartsInside } from '../../../charts/packed.ts';
import type { Shape } from '../../../charts/shape.ts';
import type { OwnCallbacks } from '../../../told.ts';
import { type Chart, chartAt } from './inside.ts';

/**
 * The charts with what livepatches do in callbacks of their own: each chart of the core is taken from where it looks as it
 * does in their world, and in its slots stand the callbacks.
 */
export function withOwn(
  charts: ChartsInside,
  design: string,
  { shape, listings, charts: told }: OwnCallbacks,
): ChartsInside {
  const layouts = [...charts.layouts];
  const drawings = [...charts.drawings];
  const add = (layout: number, inner: (readonly [string | number, number])[]) =>
    drawings.push([layout, Object.fromEntries(inner)]) - 1;
  const write = ({ layout, inner }: Listing): number =>
    add(
      layouts.push(layout) - 1,
      Object.entries(inner).map(([place, listing]) => [place, write(listing)]),
    );
  const slots = new Map(Object.entries(listings).map(([slot, listing]) => [slot, write(listing)]));

  /** @param places of one chart in each of the cores; left out where it is not there */
  const mix = (places: readonly (number | undefined)[]): number | undefined => {
    const all = charts.cores.map((core, number) => ({ ...core, chart: chartAt(charts, places[number]) }));
    const decisive = all.flatMap(({ chart }) => (chart === null ? [] : decidersIn(chart)));
    const isLike = (core: { readonly shape: Shape }) =>
      decisive.every(name => core.shape[name] === shape[name]);
    const chart = all.find(core => core.chart !== null && isLike(core))?.chart ?? null;
    if (chart === null) return undefined;
    const inner = chart.nodes.flatMap(({ name, stands }, number) => {
      const within =
        stands !== undefined && 'slot' in stands
          ? slots.get(stands.slot)
          : mix(all.map(core => innerOf(core.chart, name)));
      return within === undefined ? [] : [[number, within] as const];
    });
    return add(chart.drawing.layout, inner);
  };
  const core = mix(charts.cores.map(({ drawing }) => drawing));
  return core === undefined
    ? charts
    : {
        ...charts,
        layouts,
        drawings,
        charts: { ...charts.charts, ...told },
        designs: { ...charts.designs, [design]: core },
      };
}

function innerOf(chart: Chart | null, name: string): number | undefined {
  const place = chart?.nodes.findIndex(node => node.name === name) ?? -1;
  return chart?.drawing.inner[place];
}

/** What decides how the chart looks. */
function decidersIn({ nodes, arrows }: Chart): string[] {
  return [
    ...nodes.flatMap(({ stands }) => (stands !== undefined && 'slot' in stands ? [stands.slot] : [])),
    ...(arrows.some(({ rows }) => rows.some(({ guard }) => guard === 'isIncompatible'))
      ? ['isIncompatible']
      : []),
  ];
}
