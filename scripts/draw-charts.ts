// Writes docs/charts.md: every statechart, drawn from the charts that the commands run. With --check it writes
// nothing, and exits 1 if the file is out of date.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { z } from 'zod';
import type { Chart } from '../machines/core/chart.ts';
import { complete } from '../machines/core/complete.ts';
import { enable } from '../machines/core/enable.ts';
import { writeEnabled } from '../machines/core/enabled.ts';
import { force } from '../machines/core/force.ts';
import { load } from '../machines/core/load.ts';
import { postPatch } from '../machines/core/post-patch.ts';
import { postUnpatch } from '../machines/core/post-unpatch.ts';
import { prePatch } from '../machines/core/pre-patch.ts';
import { preUnpatch } from '../machines/core/pre-unpatch.ts';
import { revert } from '../machines/core/revert.ts';
import { takeover } from '../machines/core/takeover.ts';
import { insert, remove } from '../machines/core/target-module.ts';
import { blockTask, exitTask, forkTask, switchTask, unblockTask } from '../machines/core/task.ts';
import { unload } from '../machines/core/unload.ts';
import { work } from '../machines/core/work.ts';
import { type Design, SLOTS } from '../machines/designs/design.ts';
import { DESIGNS } from '../machines/designs/index.ts';
import { livepatchMachine } from '../src/livepatch/machine.ts';
import { chartsWithin, mermaid } from '../src/show/text/mermaid.ts';

const INTRODUCTION = `# The statecharts

<!-- Written by "npm run docs" from machines/. Do not edit. -->

These are the charts that every command of klpwalk runs, drawn from the code itself.

- The core waits in \`idle\` or in \`transition\`; nowhere else. An event starts an operation, which holds klp_mutex
  and runs to its end before the next event is looked at.
- Only arrows from \`(any state)\` begin with the name of an event. Every other arrow is taken at once.
- \`[guard]\` must hold for the arrow to be taken. Where several arrows leave a state, their guards are asked in the
  order \`1\`, \`2\`, \`3\`; the first that holds is taken, and \`[else]\` if none does. An arrow with several lines is
  several arrows to the same state.
- \`/ action\` is done on the way; \`entry / action\` is done whenever the state is entered.
- A box with \`(see load)\` is the chart "load", drawn by itself; \`done\` leaves the box when that chart has ended.
- Names are those of the source, spelt as words: "is not loaded" is the guard \`isNotLoaded\`. What the core's mean is
  in [machines/words](../machines/words), the registry's in [machines/words/registry.ts](../machines/words/registry.ts), a
  design's own in its file.
`;

type AnyChart = Chart<string, string>;

/** A chart and where it comes from: `comment` names the constant or function whose comment says what it is. */
export interface Drawing {
  readonly name: string;
  readonly file: string;
  readonly comment: string | null;
  readonly chart: AnyChart;
}

const text = z.string().exactOptional();
const actions = z.union([z.string(), z.array(z.string())]).exactOptional();
const branch = z.strictObject({ guard: text, target: text, actions });
const transitions = z.union([z.string(), z.array(branch), branch.transform(only => [only])]);

/** The configuration of a machine as a chart. Strict: a drawing must not leave out what it has no notation for. */
const configuration: z.ZodType<AnyChart> = z.strictObject({
  id: text,
  schemas: z.unknown().exactOptional(),
  context: z.unknown().exactOptional(),
  description: text,
  type: z.literal('final').exactOptional(),
  initial: text,
  get states() {
    return z.record(z.string(), configuration).exactOptional();
  },
  entry: actions,
  always: transitions.exactOptional(),
  on: z.record(z.string(), transitions).exactOptional(),
  onDone: transitions.exactOptional(),
});

/** A design that leaves no slot empty, so that the drawings show all of them. */
const everySlot: Design = {
  name: 'every slot',
  about: '',
  hasRegistry: false,
  inapplicable: [],
  guards: {},
  actions: {},
  mayNotDisable: () => false,
  ...Object.fromEntries(SLOTS.map(([name, slot]) => [slot, { initial: name, states: { [name]: {} } }])),
};

/** The core, as the machine itself has it. It is the same for every world, so this one is empty. */
export const core: Drawing = {
  name: 'The core',
  file: 'src/livepatch/machine.ts',
  comment: 'livepatchMachine',
  chart: configuration.parse(
    livepatchMachine(
      {
        kernel: '6.12',
        reliableStacks: true,
        livepatches: {},
        modules: {},
        tasks: {},
        features: [],
        faults: [],
        faultBudget: null,
      },
      everySlot,
    ).config,
  ),
};

/** The charts that the core is composed of. What fills the slots does not matter: it is drawn by itself, below. */
export const parts: readonly Drawing[] = [
  part('load', 'machines/core/load.ts', 'load', load(everySlot)),
  part('enable', 'machines/core/enable.ts', 'enable', enable(everySlot)),
  part('write enabled', 'machines/core/enabled.ts', 'writeEnabled', writeEnabled(everySlot)),
  part('disable', 'machines/core/enabled.ts', 'disable', stateOf(writeEnabled(everySlot), 'disable')),
  part('revert', 'machines/core/revert.ts', 'revert', revert(everySlot)),
  part('force', 'machines/core/force.ts', 'force', force),
  part('work', 'machines/core/work.ts', 'work', work(everySlot)),
  part('complete', 'machines/core/complete.ts', 'complete', complete(everySlot)),
  part('takeover', 'machines/core/takeover.ts', 'takeover', takeover),
  part('unload', 'machines/core/unload.ts', 'unload', unload(everySlot)),
  part('insert', 'machines/core/target-module.ts', 'insert', insert(everySlot)),
  part('remove', 'machines/core/target-module.ts', 'remove', remove(everySlot)),
  part('clean up', 'machines/core/target-module.ts', 'cleanUp', stateOf(remove(everySlot), 'cleanUp')),
  part('pre-patch', 'machines/core/pre-patch.ts', 'prePatch', prePatch(everySlot)),
  part('post-patch', 'machines/core/post-patch.ts', 'postPatch', postPatch(everySlot)),
  part('pre-unpatch', 'machines/core/pre-unpatch.ts', 'preUnpatch', preUnpatch(everySlot)),
  part('post-unpatch', 'machines/core/post-unpatch.ts', 'postUnpatch', postUnpatch(everySlot)),
  part('switch task', 'machines/core/task.ts', 'step', switchTask),
  part('block task', 'machines/core/task.ts', null, blockTask),
  part('unblock task', 'machines/core/task.ts', null, unblockTask),
  part('fork task', 'machines/core/task.ts', 'forkTask', forkTask),
  part('exit task', 'machines/core/task.ts', null, exitTask),
];

/** What a design does, by the kernel's names for when. */
export function chartsOf(design: Design): readonly (readonly [string, AnyChart])[] {
  return SLOTS.flatMap(([name, slot]) => {
    const chart = design[slot];
    return chart === undefined ? [] : [[name, chart] as const];
  });
}

/** The charts of all designs, by their headings. What several have is drawn once. */
const ALL_CHARTS = Object.values(DESIGNS).flatMap(design =>
  chartsOf(design).map(([name, chart]) => [`${design.name} ${name}`, chart] as const),
);

/** The charts that the drawings of others show as one box, by the name on the box. */
export const boxes: Readonly<Record<string, AnyChart>> = Object.fromEntries([
  ...parts.map(({ name, chart }) => [name, chart]),
  ...chartsOf(everySlot).map(([name, chart]) => [`the design's ${name}`, chart]),
]);

/** docs/charts.md, whole. */
export function chartsPage(): string {
  const sections = [
    INTRODUCTION,
    section('##', core),
    '## Its parts\n',
    ...parts.map(part => section('###', part)),
    '## The designs\n',
    'What each design does in the slots of the core that it fills: in the callbacks of an object that carries features,\n' +
      'or elsewhere.\n',
    ...Object.values(DESIGNS).map(designSection),
  ];
  return sections.join('\n');
}

function section(level: string, { name, file, comment, chart }: Drawing): string {
  const contained = chartsWithin(chart, boxes).map(box => `[${box}](#${anchor(box)})`);
  return [
    `${level} ${name}\n`,
    ...(comment === null ? [] : [commentOn(comment, file)]),
    `[${file}](../${file})${contained.length > 0 ? `; contains ${contained.join(', ')}` : ''}\n`,
    fence(mermaid(chart, name, boxes)),
  ].join('\n');
}

function designSection(design: Design): string {
  const file = `machines/designs/${design.name}.ts`;
  const constant = design.name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return [
    `### ${design.name}\n`,
    commentOn(constant, file),
    `[${file}](../${file})\n`,
    ...chartsOf(design).map(([name, chart]) => {
      const title = `${design.name} ${name}`;
      const first = ALL_CHARTS.find(([, other]) => isDeepStrictEqual(other, chart))?.[0] ?? title;
      const drawn = first === title ? fence(mermaid(chart, title)) : `As in [${first}](#${anchor(first)}).\n`;
      return `#### ${title}\n\n${drawn}`;
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

function part(name: string, file: string, comment: string | null, chart: AnyChart): Drawing {
  return { name, file, comment, chart };
}

function stateOf(chart: AnyChart, name: string): AnyChart {
  const found = chart.states?.[name];
  if (found === undefined) throw new Error(`there is no state "${name}" any more: name its chart anew here`);
  return found;
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
