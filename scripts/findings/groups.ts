import type { Table } from './table.ts';

/** Worlds that ask about the same thing stand side by side. */
export const GROUPS: readonly { readonly title: string; readonly worlds: readonly string[] }[] = [
  {
    title: 'One cumulative livepatch after the other',
    worlds: ['one-version', 'two-features-in-turn', 'knows-nothing', 'retire'],
  },
  {
    title: 'Up and down in version',
    worlds: ['upgrade', 'three-versions', 'rollback', 'upgrade-knows-nothing', 'address-reused'],
  },
  {
    title: 'Livepatches that stay beside each other',
    worlds: ['stack', 'stack-on-replace', 'stack-then-replace', 'mixed'],
  },
  {
    title: 'Modules that come and go, and what fails',
    worlds: ['two-objects', 'module-only', 'failing-allocation', 'failing-callback', 'failing-patching'],
  },
  {
    title: 'A transition that stalls, and everything at once',
    worlds: ['blocked-task', 'forced', 'everything'],
  },
];

/** @throws Error that names the worlds which stand in no group, or in more than one, or are not shipped */
export function checkGroups({ worlds }: Table): void {
  const grouped = GROUPS.flatMap(group => group.worlds).sort();
  const shipped = worlds.map(({ name }) => name).sort();
  const odd = [
    ...shipped.filter(name => grouped.filter(other => other === name).length !== 1),
    ...grouped.filter(name => !shipped.includes(name)),
  ];
  if (odd.length === 0) return;
  throw new Error(
    `scripts/findings/groups.ts: each world of scenarios/worlds/ must stand there once; see ${odd.join(', ')}`,
  );
}
