import type { Chart } from '../../machines/core/chart.ts';
import { SLOTS, type Slot } from '../../machines/core/slots.ts';
import type { Design } from '../../machines/designs/design.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { sketch } from '../../machines/designs/sketch.ts';
import { mermaid, type See, spelled } from '../../src/show/text/mermaid.ts';
import { markdownTable } from '../findings/markdown-table.ts';
import { loopRows } from './loop.ts';
import { about, fence } from './quote.ts';

const INTRODUCTION = `## The designs

What each design does in the slots of the core that it fills: in the callbacks of an object that carries features, or
elsewhere. Most of it is one loop over the features of the livepatch, and this is the loop of the sketch's post-patch:

${fence(mermaid(sketch.postPatch ?? {}))}
The tables have what the state \`feature\` asks in other loops, a row an arrow, in the order in which it is asked; what
always comes first, \`no more features\`, they leave out. Rows below a name such as \`- no prev state\` are those of a
state to which \`feature\` leads. Where nothing is said of "each retired", the loop ends with the features, in \`return\`.
Charts that differ only in what stands in a box share a drawing, and the box has their charts in the same order.
`;

/** A chart of a design, and where it stands in the core: by the kernel's names for when. */
interface DesignChart {
  readonly name: string;
  readonly slots: readonly string[];
  readonly chart: Chart;
}

/** What a design does, each chart once: those that only stand in others come last. */
export function chartsOf(design: Design): readonly DesignChart[] {
  const slots = Object.entries(SLOTS).flatMap(([slot, name]) => {
    const chart = design[slot as Slot];
    return chart === undefined ? [] : [{ name, chart }];
  });
  const own = Object.entries(design.charts ?? {}).map(([name, chart]) => ({ name: spelled(name), chart }));
  const charts = new Set([...slots, ...own].map(({ chart }) => chart));
  return [...charts].map(chart => {
    const at = slots.filter(slot => slot.chart === chart).map(({ name }) => name);
    return { name: own.find(other => other.chart === chart)?.name ?? at.join(', '), slots: at, chart };
  });
}

/** In a design, another of its charts goes by its own name. */
export const seeInDesign: See = ({ chart }) => (chart === undefined ? undefined : spelled(chart));

export function designSections(): string[] {
  const told: Told = new Map();
  return [INTRODUCTION, ...Object.values(DESIGNS).map(design => section(design, told))];
}

/** The charts that the page has already, and where. */
type Told = Map<Chart, { readonly design: string; readonly name: string }>;

function section(design: Design, told: Told): string {
  const file = `machines/designs/${design.name}.ts`;
  const constant = design.name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const all = chartsOf(design);
  const shared = new Map<string, string[]>();
  for (const { name, chart } of all) {
    const other = told.get(chart);
    if (other === undefined) continue;
    const text = other.name === name ? name : `${name} (there ${other.name})`;
    shared.set(other.design, [...(shared.get(other.design) ?? []), text]);
  }
  const fresh = all.filter(({ chart }) => !told.has(chart));
  for (const { name, chart } of fresh) told.set(chart, { design: design.name, name });

  const rows = fresh.flatMap(one => loopRows(titleOf(one), one.chart) ?? []);
  const drawn = fresh.filter(one => loopRows(titleOf(one), one.chart) === undefined);
  return [
    `### ${design.name}\n`,
    about(
      constant,
      file,
      [...shared].map(([name, charts]) => `${charts.join(', ')} as in [${name}](#${name})`),
    ),
    ...alike(drawn).map(drawing),
    ...(rows.length > 0 ? [`${markdownTable(['for each feature', 'guard', 'actions', 'to'], rows)}\n`] : []),
  ].join('\n');
}

/** Charts that are the same but for the charts that stand in them are drawn once. */
function alike(charts: readonly DesignChart[]): (readonly DesignChart[])[] {
  const groups = new Map<string, DesignChart[]>();
  for (const one of charts) {
    const key = JSON.stringify(one.chart, (key, value) => (key === 'chart' ? '' : value));
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function drawing(group: readonly DesignChart[]): string {
  const titles = group.map(titleOf).join(', or ');
  const chart: Chart = group[0]?.chart ?? {};
  const see: See = state => {
    const place = Object.values(chart.states ?? {}).indexOf(state);
    const boxes = group.map(one => seeInDesign(Object.values(one.chart.states ?? {})[place] ?? {}));
    return boxes[0] === undefined ? undefined : [...new Set(boxes)].join(', or ');
  };
  return `**${titles}**\n${fence(mermaid(chart, see))}`;
}

function titleOf({ name, slots }: DesignChart): string {
  const at = slots.join(', ');
  return at === '' || at === name ? name : `${name} (${at})`;
}
