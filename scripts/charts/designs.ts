import { existsSync } from 'node:fs';
import { bodyOf } from '../../machines/body/chart.ts';
import type { Chart } from '../../machines/core/chart.ts';
import { SLOTS, type Slot } from '../../machines/core/slots.ts';
import type { Design } from '../../machines/designs/design.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { sketch } from '../../machines/designs/sketch.ts';
import { bodyLines } from '../../src/scenario/body/body-lines.ts';
import { mermaid, type See, spelled } from '../../src/show/text/mermaid.ts';
import { about, fence } from './quote.ts';

const INTRODUCTION = `## The designs

What each design does in the slots of the core that it fills: in the callbacks of an object that carries features, or
elsewhere. Most of it is written in [statements](callbacks.md#statements), a line each, and each
statement is a state of the chart that runs. This is the chart of the sketch's post-unpatch:

${fence(mermaid(sketch.postUnpatch ?? {}))}
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

/** What the page has already, and where. */
type Told = Map<unknown, { readonly design: string; readonly name: string }>;

/** Charts that are made of the same statements are one. */
function whatIsTold({ chart }: DesignChart): unknown {
  return bodyOf(chart) ?? chart;
}

function section(design: Design, told: Told): string {
  const file = `machines/designs/${design.name}.ts`;
  const constant = design.name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const all = chartsOf(design);
  const shared = new Map<string, string[]>();
  for (const one of all) {
    const { name } = one;
    const other = told.get(whatIsTold(one));
    if (other === undefined) continue;
    const text = other.name === name ? name : `${name} (there ${other.name})`;
    shared.set(other.design, [...(shared.get(other.design) ?? []), text]);
  }
  const fresh = all.filter(one => !told.has(whatIsTold(one)));
  for (const one of fresh) told.set(whatIsTold(one), { design: design.name, name: one.name });

  const source = `designs/${design.name}.yaml`;
  return [
    `### ${design.name}\n`,
    about(constant, file, [
      ...(existsSync(source) ? [`written in [${source}](../${source})`] : []),
      ...[...shared].map(([name, charts]) => `${charts.join(', ')} as in [${name}](#${name})`),
    ]),
    ...alike(fresh.filter(({ chart }) => bodyOf(chart) === undefined)).map(drawing),
    ...written(fresh),
  ].join('\n');
}

/** What is made of statements, as those. */
function written(charts: readonly DesignChart[]): string[] {
  const parts = charts.flatMap(one => {
    const body = bodyOf(one.chart);
    return body === undefined ? [] : [[`# ${titleOf(one)}`, ...bodyLines(body)].join('\n')];
  });
  return parts.length === 0 ? [] : [`\`\`\`yaml\n${parts.join('\n\n')}\n\`\`\`\n`];
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
