import { expect, test } from 'vitest';
import { comparisonTables, history, statesTable } from '../../../scripts/findings/blocks.ts';
import { parseFragment } from '../../../scripts/findings/fragment.ts';
import { smallTable } from '../../support/findings-table.ts';

const shows = (world: string, properties: string) =>
  parseFragment('klp-state.md', 'klp-state', `---\nworld: ${world}\nproperties: ${properties}\n---\nProse.`);

test('a history is what explore prints of it, under the command', async () => {
  const text = await history(smallTable({ 'missing-effect': 6 }), shows('stack', '[missing-effect]'));
  expect(text.split('\n').slice(0, 6)).toEqual([
    '```console',
    '$ ./klpwalk explore scenarios/worlds/stack.yaml --design klp-state --property missing-effect',
    '...',
    'missing-effect: 6 steps',
    '',
    '  1. load A &',
  ]);
  expect(text).toContain("\n       | livepatch: 'A': unpatching complete\n\nmissing-effect: B needs L1TF");
  expect(text.endsWith('safe.\n```')).toBe(true);
});

test('properties that one history does not show together are refused', async () => {
  const table = smallTable({ 'missing-effect': 6, 'use-after-free': 7 });
  await expect(history(table, shows('stack', '[missing-effect, use-after-free]'))).rejects.toThrow(
    'klp-state.md: no one history of klp-state in stack shows missing-effect and use-after-free; it has missing-effect 6, use-after-free 7',
  );
});

test('a history of another length than the table has is refused', async () => {
  const table = smallTable({ 'missing-effect': 5 });
  await expect(history(table, shows('stack', '[missing-effect]'))).rejects.toThrow(
    'klp-state.md: no one history of klp-state in stack shows missing-effect; it has missing-effect 5',
  );
});

test('a world without a violation is refused', async () => {
  await expect(history(smallTable({}), shows('upgrade', '[missing-effect]'))).rejects.toThrow(
    'klp-state.md: no one history of klp-state in upgrade shows missing-effect; it has no violation',
  );
});

test('a world that is not there is refused', async () => {
  await expect(history(smallTable({}), shows('upgrad', '[missing-effect]'))).rejects.toThrow(
    'klp-state.md: world: no world is called "upgrad"; expected one of stack, upgrade. Did you mean "upgrade"?',
  );
});

test('a world that stands in no group is refused', () => {
  const table = smallTable({});
  const worlds = table.worlds.map(world => ({ ...world, name: `${world.name}-anew` }));
  expect(() => comparisonTables({ ...table, worlds })).toThrow(
    'each world of scenarios/worlds/ must stand there once; see stack-anew, upgrade-anew,',
  );
});

test('what is violated first in each world, and how much there is to walk', () => {
  expect(statesTable(smallTable({ warning: 2 }), 'klp-state')).toBe(
    [
      '| world | verdict | states | transitions | depth |',
      '|---|---|---|---|---|',
      '| [stack](../scenarios/worlds/stack.yaml) | warning 2 | 2 | 1 | 1 |',
      '| [upgrade](../scenarios/worlds/upgrade.yaml) | (holds) | 2 | 1 | 1 |',
    ].join('\n'),
  );
});
