import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listOf } from '../../../machines/core/chart.ts';
import { DESIGNS } from '../../../machines/designs/index.ts';
import { KERNEL } from '../../../machines/kernel.ts';
import { actions, guards, mirrors } from '../../../machines/words/index.ts';
import { livepatchMachine } from '../../../src/livepatch/machine.ts';
import { worldOf } from '../../support/world-of.ts';

const FOLDER = new URL('../../../machines/words/', import.meta.url);

/** Every name that stands in a guard or an action of the charts, over all designs. */
function wordsInUse(): Set<string> {
  const used = new Set<string>();
  const look = (part: unknown): void => {
    if (typeof part === 'string') used.add(part);
    else if (typeof part === 'object' && part !== null) Object.values(part).forEach(look);
  };
  for (const design of Object.values(DESIGNS)) {
    const { states, on } = livepatchMachine(worldOf({ livepatches: { A: {} } }), design).config;
    look([states, on]);
  }
  return used;
}

test('each word has one meaning: no two files define it', async () => {
  const files = readdirSync(FOLDER).filter(file => !['index.ts', 'owner.ts', 'word.ts'].includes(file));
  const modules = await Promise.all(files.map(file => import(new URL(file, FOLDER).href)));
  const names = modules.flatMap(module => [...Object.keys(module.guards), ...Object.keys(module.actions)]);
  expect(names.length).toBe(new Set(names).size);
  expect(names.sort()).toEqual([...Object.keys(guards), ...Object.keys(actions)].sort());
});

test('each word is used by some chart', () => {
  const used = wordsInUse();
  expect([...Object.keys(guards), ...Object.keys(actions)].filter(word => !used.has(word))).toEqual([]);
});

test('each word says what it mirrors: functions that the kernel has, the mail, or the model', () => {
  expect(Object.keys(mirrors).sort()).toEqual([...Object.keys(guards), ...Object.keys(actions)].sort());
  const known = Object.entries(KERNEL).flatMap(([file, functions]) =>
    functions.map(name => `${file}: ${name}`),
  );
  for (const mirrored of Object.values(mirrors).flatMap(listOf)) {
    if (mirrored !== 'the model' && !mirrored.startsWith('the mail: ')) expect(known).toContain(mirrored);
  }
});
