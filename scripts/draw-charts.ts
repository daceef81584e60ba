// Writes docs/charts.md: every statechart, drawn from the charts that the commands run. With --check it writes
// nothing, and exits 1 if the file is out of date.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Chart, listOf } from '../machines/core/chart.ts';
import type { CoreChart } from '../machines/core/core-chart.ts';
import { CHARTS } from '../machines/core/index.ts';
import { SLOTS, type Slot } from '../machines/core/slots.ts';
import type { Design } from '../machines/designs/design.ts';
import { DESIGNS } from '../machines/designs/index.ts';
import { livepatch } from '../machines/livepatch.ts';
import { chartsWithin, mermaid, type See, spelled } from '../src/show/text/mermaid.ts';

const INTRODUCTION = `# The statecharts

<!-- Written by "npm run docs" from machines/. Do not edit. -->

These are the charts that every command of klpwalk runs, drawn from the code itself.

- The core waits in \`idle\` or in \`transition\`; nowhere else. An event starts an operation, which holds klp_mutex
  and runs to its end before the next event is looked at.
- Only arrows from \`(any state)\` and from \`transition\` begin with the name of an event. Every other arrow is taken
  at once.
- \`[guard]\` must hold for the arrow to be taken. Where several arrows leave a state, their guards are asked in the
  order \`1\`, \`2\`, \`3\`; the first that holds is taken, and \`[else]\` if none does. An arrow with several lines is
  several arrows to the same state.
- \`/ action\` is done on the way; \`entry / action\` is done whenever the state is entered.
- A box with \`(see load)\` is the chart "load", drawn by itself. An arrow leaves it for each of the ends of that chart,
  by their names; \`done\`, where all ends lead to one place. "The design's pre-patch" is what a design does there; where
  it does nothing, the box is not there, and what leads to it goes on after \`return\`.
- Names are those of the source, spelt as words: "is not loaded" is the guard \`isNotLoaded\`. What the core's mean is
  in [machines/words](../machines/words), a design's own in its file.
`;

/** A chart and where it comes from: `constant` is the one whose comment says what it is. */
export interface Drawing {
  readonly name: string;
  readonly file: string;
  readonly constant: string;
  readonly chart: CoreChart;
}

export const core: Drawing = {
  name: 'The core',
  file: 'machines/livepatch.ts',
  constant: 'livepatch',
  chart: livepatch,
};

/** The charts that the core is composed of. What fills the slots is drawn with the designs. */
export const parts: readonly Drawing[] = Object.entries(CHARTS).map(([constant, chart]) => {
  const isOfTask = constant.endsWith('Task');
  const file = isOfTask ? 'task' : constant.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
  return { name: spelled(constant), file: `machines/core/${file}.ts`, constant, chart };
});

export const seeInCore: See = ({ chart, slot }) =>
  chart !== undefined ? spelled(chart) : slot !== undefined ? `the design's ${SLOTS[slot]}` : undefined;

/** A chart of a design, and where it stands in the core: by the kernel's names for when. */
export interface DesignChart {
  readonly title: string;
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
    const name = own.find(other => other.chart === chart)?.name ?? at[0] ?? '';
    return { title: `${design.name} ${name}`, slots: at, chart };
  });
}

export const seeIn =
  (design: Design): See =>
  ({ chart }) =>
    chart === undefined
      ? undefined
      : chartsOf(design).find(other => other.chart === design.charts?.[chart])?.title;

/** docs/charts.md, whole. */
export function chartsPage(): string {
  const drawn = new Map<Chart, string>();
  const sections = [
    INTRODUCTION,
    section('##', core),
    '## Its parts\n',
    ...parts.map(part => section('###', part)),
    '## The designs\n',
    'What each design does in the slots of the core that it fills: in the callbacks of an object that carries features,\n' +
      'or elsewhere.\n',
    ...Object.values(DESIGNS).map(design => designSection(design, drawn)),
  ];
  return sections.join('\n');
}

function section(level: string, { name, file, constant, chart }: Drawing): string {
  const contained = chartsWithin(chart, seeInCore).map(box => `[${box}](#${anchor(box)})`);
  const mirrored = listOf(chart.mirrors).filter(place => place !== 'the model');
  return [
    `${level} ${name}\n`,
    commentOn(constant, file),
    `${[
      `[${file}](../${file})`,
      ...(mirrored.length > 0 ? [`mirrors ${mirrored.map(place => `\`${place}\``).join(', ')}`] : []),
      ...(contained.length > 0 ? [`contains ${contained.join(', ')}`] : []),
    ].join('; ')}\n`,
    fence(mermaid(chart, name, seeInCore)),
  ].join('\n');
}

/** @param drawn the headings of the charts that the page has already */
function designSection(design: Design, drawn: Map<Chart, string>): string {
  const file = `machines/designs/${design.name}.ts`;
  const constant = design.name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const all = chartsOf(design);
  const shared = all.filter(({ chart }) => drawn.has(chart));
  const fresh = all.filter(({ chart }) => !drawn.has(chart));
  for (const { title, chart } of fresh) drawn.set(chart, title);
  const others = shared.map(({ slots, chart }) => {
    const title = drawn.get(chart) ?? '';
    return `${slots.join(', ') || 'within'} ([${title}](#${anchor(title)}))`;
  });
  return [
    `### ${design.name}\n`,
    commentOn(constant, file),
    `[${file}](../${file})${others.length > 0 ? `; shares ${others.join(', ')}` : ''}\n`,
    ...fresh.map(({ title, slots, chart }) => {
      const at = slots.length > 1 || !title.endsWith(slots[0] ?? title) ? `At: ${slots.join(', ')}.\n\n` : '';
      return `#### ${title}\n\n${at}${fence(mermaid(chart, title, seeIn(design)))}`;
    }),
  ].join('\n');
}

/** The comment right above the constant or function `name` in a file of machines/, as Markdown. */
function commentOn(name: string, file: string): string {
  const source = readFileSync(join(import.meta.dirname, '..', file), 'utf8');
  const above = new RegExp(
    String.raw`/\*\*((?:(?!\*/)[\s\S])*)\*/\n(?:export )?(?:const|function) ${name}\b`,
  );
  const comment = above.exec(source)?.[1];
  if (comment === undefined) throw new Error(`${file}: "${name}" has no doc comment to quote`);
  const lines = comment.split('\n').map(line => line.replace(/^ \* ?/, '').trim());
  return `${code(lines.join('\n').trim())}\n`;
}

/** Identifiers of C have underscores, which Markdown may take for emphasis. */
function code(prose: string): string {
  return prose.replaceAll(/`[^`]*`|(?<![\w/.])\w*[a-z\d]_\w+/g, match =>
    match.startsWith('`') ? match : `\`${match}\``,
  );
}

/** Where GitHub puts a heading; the box of a design's callback stands for all designs. */
function anchor(name: string): string {
  return name.startsWith("the design's ") ? 'the-designs' : name.replaceAll(' ', '-');
}

function fence(drawing: string): string {
  return `\`\`\`mermaid\n${drawing}\n\`\`\`\n`;
}

if (process.argv[1] === import.meta.filename) {
  const page = join(import.meta.dirname, '../docs/charts.md');
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  if (!values.check) {
    mkdirSync(dirname(page), { recursive: true });
    writeFileSync(page, chartsPage());
  } else if (!existsSync(page) || readFileSync(page, 'utf8') !== chartsPage()) {
    console.error('docs/charts.md is not what the charts are now. Write it anew: npm run docs');
    process.exitCode = 1;
  }
}
