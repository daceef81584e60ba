import { expect, test } from 'vitest';
import { parseFragment } from '../../../scripts/findings/fragment.ts';
import { shownHistory, stepsText, whyTexts } from '../../../scripts/findings/history.ts';
import { smallTable } from '../../support/findings-table.ts';

const shows = (world: string, properties: string) =>
  parseFragment('klp-state.md', 'klp-state', `---\nworld: ${world}\nproperties: ${properties}\n---\nProse.`);

test('a history has the steps that explore prints, with what each does, and why it is one', async () => {
  const history = await shownHistory(smallTable({ 'missing-effect': 6 }), shows('stack', '[missing-effect]'));
  expect(history.file).toBe('scenarios/worlds/stack.yaml');
  expect(history.steps.at(-1)?.log).toEqual([
    "livepatch: 'A': completing unpatching transition",
    "livepatch: 'A': unpatching complete",
  ]);
  expect(stepsText(history).split('\n')).toEqual([
    '| step | callbacks | what changes |',
    '|---|---|---|',
    "| 1. `load A &` | pre_patch of A/vmlinux | A.ko: loaded; stack: A (patching); A's L1TF data: allocation 1 |",
    '| 2. `complete` | post_patch of A/vmlinux | stack: A (enabled); L1TF effect: on, version 1 |',
    '| 3. `load B &` | pre_patch of B/vmlinux | B.ko: loaded; stack: A (enabled), B (patching) |',
    "| 4. `complete` | post_patch of B/vmlinux | stack: A (enabled), B (enabled); B's L1TF data: allocation 1 |",
    '| 5. `disable A &` | pre_unpatch of A/vmlinux | stack: A (unpatching), B (enabled); L1TF effect: off |',
    "| 6. `complete` | post_unpatch of A/vmlinux | stack: B (enabled); A's L1TF data: NULL; B's L1TF data: points to freed memory |",
  ]);
  expect(whyTexts(history)).toBe(
    '`missing-effect`: B needs L1TF, and its effect is off. 3 of 36 states break it. At step 6 "enable A &" would still have\nbeen safe.',
  );
});

test('properties that one history does not show together are refused', async () => {
  const table = smallTable({ 'missing-effect': 6, 'use-after-free': 7 });
  await expect(shownHistory(table, shows('stack', '[missing-effect, use-after-free]'))).rejects.toThrow(
    'klp-state.md: no one history of klp-state in stack shows missing-effect and use-after-free; it has missing-effect 6, use-after-free 7',
  );
});

test('a history of another length than the table has is refused', async () => {
  const table = smallTable({ 'missing-effect': 5 });
  await expect(shownHistory(table, shows('stack', '[missing-effect]'))).rejects.toThrow(
    'klp-state.md: no one history of klp-state in stack shows missing-effect; it has missing-effect 5',
  );
});

test('a world without a violation is refused', async () => {
  await expect(shownHistory(smallTable({}), shows('upgrade', '[missing-effect]'))).rejects.toThrow(
    'klp-state.md: no one history of klp-state in upgrade shows missing-effect; it has no violation',
  );
});

test('a world that is not there is refused', async () => {
  await expect(shownHistory(smallTable({}), shows('upgrad', '[missing-effect]'))).rejects.toThrow(
    'klp-state.md: world: no world is called "upgrad"; expected one of stack, upgrade. Did you mean "upgrade"?',
  );
});
