import { expect, test } from 'vitest';
import { klpwalk } from '../support/command-line.ts';

/** Of each world and design: the length of a shortest history to each violation; the world is walked to its end. */
const TABLE: readonly [world: string, design: string, violated: Readonly<Record<string, number>>][] = [
  ['upgrade-knows-nothing', 'klp-state', {}],
  ['stack', 'klp-state', { 'missing-effect': 6, 'use-after-free': 7, 'double-disable': 7 }],
  [
    'two-objects',
    'klp-state',
    { warning: 3, 'double-enable': 3, 'double-disable': 4, 'missing-effect': 4, 'use-after-free': 5 },
  ],
  [
    'upgrade-knows-nothing',
    'sketch',
    {
      'stale-version': 4,
      'stale-owner': 4,
      'double-enable': 4,
      'lost-feature': 5,
      'unsafe-downgrade': 7,
      warning: 7,
      'leaked-effect': 7,
      residue: 8,
      'missing-effect': 8,
      'double-disable': 9,
    },
  ],
  ['two-objects', 'sketch', { 'double-disable': 4, 'lost-feature': 4, 'missing-effect': 4, warning: 4 }],
  ['module-only', 'sketch', { warning: 5 }],
  ['stack', 'sketch', { 'missing-effect': 6, 'lost-feature': 6, 'double-disable': 7, warning: 8 }],
  ['retire', 'sketch', {}],
  ['upgrade-knows-nothing', 'repaired', {}],
  ['two-objects', 'repaired', { 'lost-feature': 4, 'missing-effect': 4, warning: 6 }],
  ['module-only', 'repaired', {}],
  ['stack', 'repaired', { 'lost-feature': 6, 'missing-effect': 6, warning: 9 }],
  ['retire', 'repaired', {}],
  ['knows-nothing', 'module-refcount', { 'leaked-effect': 3 }],
  ['knows-nothing', 'state-callbacks', {}],
  ['stack-then-replace', 'state-callbacks', { 'leaked-effect': 6, 'release-in-use': 7, 'double-enable': 9 }],
  ['stack-on-replace', 'state-callbacks', { 'release-in-use': 7 }],
];

test('klpwalk compare finds the histories that are known, and no others', async () => {
  const names = [...new Set(TABLE.map(([world]) => world))];
  const designs = [...new Set(TABLE.map(([, design]) => design))];
  const { status, stdout } = await klpwalk('compare', ...names, '--design', ...designs, '--json');
  const { worlds } = JSON.parse(stdout);
  expect(status).toBe(0);
  for (const [world, design, violated] of TABLE) {
    const { cells } = worlds.find(({ name }: { name: string }) => name === world);
    const cell = cells.find(({ design: other }: { design: string }) => other === design);
    const found = cell.violated.map(({ property, length }: { property: string; length: number }) => [
      property,
      length,
    ]);
    expect(Object.fromEntries(found), `${design} in ${world}`).toEqual(violated);
    expect(cell, `${design} in ${world}`).toMatchObject({
      stopped: null,
      verdict: found.length === 0 ? 'holds' : 'violated',
    });
  }
});
