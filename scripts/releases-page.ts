import { isIn, NOT_MODELLED, type NotModelled } from '../machines/not-modelled.ts';
import {
  CHANGED_RULES,
  type ChangedRule,
  type ChangedRuleName,
  DEFAULT_RELEASE,
  RELEASES,
  type Release,
} from '../machines/releases.ts';

/** The scenario that shows each rule as it was, in scenarios/kernel/. */
export const SHOWN_BY: Readonly<Record<ChangedRuleName, string>> = {
  unreliableStacksAreRefused: 'kernel-5.1-without-reliable-stacks-every-livepatch-is-refused',
  objectModuleStays: 'kernel-5.3-an-object-whose-module-was-refused-counts-as-loaded',
  replacedPatchesAreFreedAtOnce: 'kernel-5.1-the-replaced-patch-is-gone-before-post-patch',
  relocationsOfVmlinuxAreWrittenLate:
    'kernel-5.7-relocations-for-vmlinux-are-written-after-the-states-are-compared',
  everyPatchIsForced: 'kernel-5.17-a-forced-enable-pins-every-livepatch',
  relocationsStay: 'kernel-6.2-a-module-with-relocations-cannot-come-a-second-time',
};

const HEAD = `# Releases

Generated from [machines/releases.ts](../machines/releases.ts) and
[machines/not-modelled.ts](../machines/not-modelled.ts) by \`npm run docs\`.

\`kernel\` of a [scenario](scenario-files.md#top-level) is a release of Linux from ${RELEASES[0]} to ${RELEASES.at(-1)}, as it
was when it came out: what stable trees and distributions have carried back is not in it. The default is
${DEFAULT_RELEASE}. The charts are those of ${DEFAULT_RELEASE}; where an older release differs, a guard asks for it.

## What the charts know

Each change with its title in the kernel's history; the guard has the name of the rule.
`;

const BETWEEN = `
## What they do not know

Where a step that succeeds comes by one of these in a release that has it, \`simulate\` says so below the violations,
\`explore\` below the verdict, and \`--json\` has it under \`notModelled\`. Of the others no scenario can speak.
`;

const FOOT = `
## Where this is from

The pull requests of livepatching that Linus Torvalds was sent for these releases, and the changes themselves. What else
they brought changes no transition, callback or state that a scenario can speak of: attributes of sysfs (\`patched\` in
6.1, \`replace\` in 6.11, \`stack_order\` in 6.14), names, the speed of looking up symbols, documentation and selftests.
From 6.13 on nothing but the two rows above was found.
`;

/** docs/releases.md, whole. */
export function releasesPage(): string {
  return [HEAD, rulesTable(), BETWEEN, notModelledTable(), FOOT].join('\n');
}

function rulesTable(): string {
  const rows = Object.entries(CHANGED_RULES).map(([name, rule]) => ruleRow(name, rule));
  return table(['since', 'change', 'before', 'since then', 'rule', 'shown by'], rows);
}

function ruleRow(name: string, { until, change, was, is }: ChangedRule): string[] {
  const scenario = Object.entries(SHOWN_BY).find(([rule]) => rule === name)?.[1] ?? '';
  return [until, change, was, is, `\`${name}\``, `[a scenario](../scenarios/kernel/${scenario}.yaml)`];
}

function notModelledTable(): string {
  return table(
    ['releases', 'changes', 'what they do', '`simulate` says so'],
    NOT_MODELLED.map(one => [
      releasesOf(one),
      one.changes.join('; '),
      one.what,
      one.comesBy === undefined ? 'no' : 'yes',
    ]),
  );
}

/** `5.1 to 6.3, 6.16 to 7.1`. */
function releasesOf(one: NotModelled): string {
  const ranges: [first: Release, last: Release][] = [];
  let before: Release | undefined;
  for (const release of RELEASES) {
    if (isIn(one, release)) {
      const range = ranges.at(-1);
      if (range !== undefined && range[1] === before) range[1] = release;
      else ranges.push([release, release]);
    }
    before = release;
  }
  return ranges.map(([first, last]) => (first === last ? first : `${first} to ${last}`)).join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
