import { branchesOf, type Chart, listOf } from '../../machines/core/chart.ts';
import type { CoreChart } from '../../machines/core/core-chart.ts';
import { CHARTS } from '../../machines/core/index.ts';
import { SLOTS } from '../../machines/core/slots.ts';
import { livepatch } from '../../machines/livepatch.ts';
import { chartsWithin, mermaid, type See, spelled } from '../../src/show/text/mermaid.ts';
import { markdownTable } from '../findings/markdown-table.ts';
import { about, commentOn, fence } from './quote.ts';

/** A chart and where it comes from: `constant` is the one whose comment says what it is. */
interface Drawing {
  readonly name: string;
  readonly file: string;
  readonly constant: string;
  readonly chart: CoreChart;
}

const core: Drawing = {
  name: 'The core',
  file: 'machines/livepatch.ts',
  constant: 'livepatch',
  chart: livepatch,
};

/** The charts that the core is composed of. What fills the slots is drawn with the designs. */
const parts: readonly Drawing[] = Object.entries(CHARTS).map(([constant, chart]) => {
  const file = isOfTask(constant)
    ? 'task'
    : constant.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
  return { name: spelled(constant), file: `machines/core/${file}.ts`, constant, chart };
});
const tasks = parts.filter(({ constant }) => isOfTask(constant));

export const coreCharts: readonly Drawing[] = [core, ...parts];

export const seeInCore: See = ({ chart, slot }) =>
  chart !== undefined ? spelled(chart) : slot !== undefined ? `the design's ${SLOTS[slot]}` : undefined;

/** The core, then its parts; what a task does between two operations comes last, once for all that it may do. */
export function coreSections(): string[] {
  return [
    section('##', core),
    '## Its parts\n',
    ...parts.filter(part => !tasks.includes(part)).map(part => section('###', part)),
    ofTasks(),
  ];
}

/** The heading under which the page has a chart of the core. */
export function headingOf(constant: string): string {
  if (constant === core.constant) return core.name;
  return isOfTask(constant) ? 'tasks' : spelled(constant);
}

/** Where GitHub puts a heading. */
export function anchorOf(heading: string): string {
  return heading.toLowerCase().replaceAll(' ', '-');
}

function isOfTask(constant: string): boolean {
  return constant.endsWith('Task');
}

function section(level: string, { name, file, constant, chart }: Drawing): string {
  const mirrored = mirroredBy(chart);
  const contained = chartsWithin(chart, ({ chart }) => (chart === undefined ? undefined : headingOf(chart)));
  const more = [
    ...(mirrored === '' ? [] : [`mirrors ${mirrored}`]),
    ...(contained.length === 0 ? [] : [`contains ${contained.map(link).join(', ')}`]),
  ];
  return [`${level} ${name}\n`, about(constant, file, more), fence(mermaid(chart, seeInCore))].join('\n');
}

function ofTasks(): string {
  const [first] = tasks;
  if (first === undefined) throw new Error('no chart of a task is there to be drawn');
  const { file } = first;
  const rows = tasks.map(({ name, constant, chart }) => {
    const [refused, done] = branchesOf(chart.states?.['running']?.always);
    const words = [refused?.guard, ...listOf(done?.actions)].map((word = '') => spelled(word));
    return [name, ...words, mirroredBy(chart), commentOn(constant, file)];
  });
  return [
    '### tasks\n',
    `What a task does is one chart with other words: drawn with those of ${first.name}.\\\n[${file}](../${file})\n`,
    fence(mermaid(first.chart, seeInCore)),
    `${markdownTable(['chart', '1', '[else] /', 'mirrors', ''], rows)}\n`,
  ].join('\n');
}

function mirroredBy(chart: Chart): string {
  const places = listOf(chart.mirrors).filter(place => place !== 'the model');
  return places.map(place => `\`${place}\``).join(', ');
}

function link(heading: string): string {
  return `[${heading}](#${anchorOf(heading)})`;
}
