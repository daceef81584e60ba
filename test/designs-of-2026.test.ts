import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { entry } from '../machines/context.ts';
import type { Design } from '../machines/designs/design.ts';
import { DESIGNS } from '../machines/designs/index.ts';
import { foreignKeys } from '../src/scenario/foreign-keys.ts';
import { loadScenario } from '../src/scenario/read.ts';
import { take } from './support/take.ts';

const COLUMNS = [
  'klp-state',
  'hybrid',
  'replace-set',
  'replace-set-zero',
  'replace-set-shared',
  'replace-set-zero-shared',
];

const ROWS: readonly (readonly [world: string, ...loads: string[]])[] = [
  ['both-teams-at-the-default-set', 'A', 'B'],
  ['both-teams-at-the-default-set', 'B', 'A'],
  ['each-team-in-its-own-set', 'A1', 'B', 'A2'],
  ['two-sets-share-a-function', 'A', 'B'],
  ['two-sets-share-a-state', 'A', 'B'],
];

/** Who is enabled in the end, after each has been loaded in turn, and what was refused. */
function cell(world: string, loads: readonly string[], design: Design): string {
  const scenario = loadScenario(`scenarios/sets/${world}.yaml`);
  if (foreignKeys(scenario, design).length > 0) return '–';
  const done = take(
    scenario.world,
    design,
    loads.flatMap(name => [`load ${name}`, 'complete']),
  );
  const after = done.at(-1)?.after;
  if (after === undefined) throw new Error('no step');
  const enabled = after.klp.patches.filter(name => name !== null && entry(after.livepatches, name).enabled);
  const refused = loads.flatMap((name, i) =>
    done[2 * i]?.result === 'ok' ? [] : [`; ${name}: ${done[2 * i]?.result}`],
  );
  return `${enabled.join(', ')}${refused.join('')}`;
}

test('the table of the thread is what the machines do', () => {
  const rows = ROWS.map(([world, ...loads]) => {
    const history = `[${world}](../scenarios/sets/${world}.yaml): ${loads.join(', then ')}`;
    const cells = COLUMNS.map(name => cell(world, loads, entry(DESIGNS, name)));
    return `| ${[history, ...cells].join(' | ')} |`;
  });
  expect(readFileSync('docs/designs-of-2026.md', 'utf8')).toContain(`${rows.join('\n')}\n`);
});
