import { KERNEL } from '../../machines/kernel.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { spelled } from '../../src/show/text/mermaid.ts';
import { anchorOf, headingOf } from '../charts/core.ts';
import { callbackTable } from './callbacks.ts';
import { FUNCTIONS, MIRRORS, type Mirror, whyLeftOut } from './mirrored.ts';
import { followed, shownBy } from './shown.ts';

const INTRODUCTION = `# The map of the kernel

<!-- Written by "npm run docs" from machines/ and scenarios/. Do not edit. -->

Each function of kernel/livepatch in Linux 6.12, in the order of its file: the chart that has its checks in its order,
the states and words that stand for what it does, and scenarios that pass through them, those that show the least
beside it first (\`./klpwalk simulate FILE\` prints what happens). What the machines leave out says why.

A word in the second column is a guard or an action; its code is in [machines/words](../machines/words), and in
[klp-state](../machines/designs/klp-state.ts) what stands for state.c.
`;

const CALLBACKS = `## Which callbacks run when

The rows of the table by which the core was checked. Most scenarios patch vmlinux, a module x that is loaded, and a
module y that is not; where several livepatches are there, an object is named with its own.
`;

/** docs/kernel-map.md, whole. */
export function kernelMap(): string {
  const all = followed();
  const shown = shownBy(all);
  const tables = Object.keys(KERNEL).map(file => {
    const rows = FUNCTIONS.filter(one => one.file === file).map(({ name, place }) => {
      const mirrors = MIRRORS.get(place);
      if (mirrors === undefined) return `| \`${name}\` | | left out: ${whyLeftOut(place)} |`;
      return `| \`${name}\` | ${mirrors.map(mirrorText).join(', ')} | ${links(shown.get(place) ?? [])} |`;
    });
    return [`## ${file}\n`, '| function | here | shown by |', '|---|---|---|', ...rows, ''].join('\n');
  });
  return [INTRODUCTION, ...tables, CALLBACKS, callbackTable(all), ''].join('\n');
}

function mirrorText({ kind, name }: Mirror): string {
  if (kind === 'word') return `\`${name}\``;
  const [chart = '', state] = name.split('.');
  const title = chart === 'livepatch' ? 'The core' : spelled(chart);
  const link = `[${title}](charts.md#${anchorOf(headingOf(chart))})`;
  return state === undefined ? `**${link}**` : `\`${state}\` of ${link}`;
}

function links(scenarios: readonly Scenario[]): string {
  const some = scenarios.slice(0, 2).map(({ file, title }) => `[${title}](../${file})`);
  const more = scenarios.length - some.length;
  return [...some, ...(more > 0 ? [`${more} more`] : [])].join('; ');
}
