// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { branchesOf, type Chart } from '../../../machines/core/chart.ts';
import { DESIGNS } from '../../../machines/designs/index.ts';
import { coreCharts, seeInCore } from '../../../scripts/charts/core.ts';
import { chartsOf, seeInDesign } from '../../../scripts/charts/designs.ts';
import { mermaid } from '../../../src/show/text/mermaid.ts';
import { read } from '../../support/mermaid-reader.ts';

describe("Mermaid's reader", () => {
  const ofDesigns = Object.values(DESIGNS).flatMap(design =>
    chartsOf(design).map(({ name, chart }) => ({ name: `${design.name} ${name}`, chart, see: seeInDesign })),
  );
  const charts = coreCharts.map(({ name, chart }) => ({ name, chart, see: seeInCore }));

  test.each([...charts, ...ofDesigns])('finds every state and every transition of $name', async chart => {
    const { nodes, edges } = await read(mermaid(chart.chart, chart.see));
    const drawn = nodes.filter(node => !/_(start|end)$/.test(node.id) && node.label !== '(any state)');
    const lines = edges
      .filter(edge => !edge.start.endsWith('_start') && !edge.end.endsWith('_end'))
      .flatMap(edge => edge.label.split(/<br>(?!\/)/));
    expect({ states: drawn.length, transitions: lines.length }).toEqual(count(chart.chart));
  });
});

/** How many states and transitions a drawing must show: another chart is one state, with an arrow for each end. */
function count(chart: Chart): { states: number; transitions: number } {
  const sum = { states: 0, transitions: branches(chart) };
  for (const child of Object.values(chart.states ?? {})) {
    const inside = count(child);
    sum.states += 1 + inside.states;
    sum.transitions += inside.transitions;
  }
  return sum;
}

function branches({ on = {}, always = [], onDone = {} }: Chart): number {
  const ends = typeof onDone === 'string' ? [onDone] : Object.values(onDone);
  const all = [...Object.values(on), always, ...ends];
  return all.map(arrows => branchesOf(arrows).length).reduce((sum, n) => sum + n, 0);
}
