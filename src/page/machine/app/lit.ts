import { type Chart, chartAt, type Path } from '../../app/views/charts/inside.ts';
import { type Lit, rowKey } from '../../app/views/charts/lit.ts';
import type { ChartsInside } from '../../charts/packed.ts';
import { MACHINE } from '../inside.ts';
import type { StandView } from '../protocol.ts';

/** Where each transition is drawn, by its id: once for each of its targets. */
type Rows = ReadonlyMap<string, readonly string[]>;

const known = new WeakMap<ChartsInside, Rows>();

/** What the session says, at the places of the drawing. */
export function litBy(charts: ChartsInside, { active, visits, taken, asked }: StandView): Lit {
  const rows = known.get(charts) ?? rowsIn(charts);
  known.set(charts, rows);
  return {
    states: new Map(visits.map(([key, times]) => [key, { times, order: 0 }])),
    ways: new Map(taken.flatMap(id => (rows.get(id) ?? []).map(row => [row, 0] as const))),
    now: active,
    asked: new Map(asked),
    decided: null,
  };
}

function rowsIn(charts: ChartsInside): Rows {
  const found = new Map<string, string[]>();
  const collect = (chart: Chart | null, path: Path): void => {
    if (chart === null) return;
    for (const [arrow, { rows }] of chart.arrows.entries())
      for (const [place, { id = '' }] of rows.entries())
        found.set(id, [...(found.get(id) ?? []), rowKey(path, arrow, place)]);
    for (const [place, { name }] of chart.nodes.entries())
      collect(chartAt(charts, chart.drawing.inner[place]), [...path, name]);
  };
  collect(chartAt(charts, charts.designs[MACHINE]), []);
  return found;
}
