import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CALLS } from '../../../machines/body/call.ts';
import { chartOf } from '../../../machines/body/chart.ts';
import type { Body } from '../../../machines/body/statement.ts';
import { TESTS } from '../../../machines/body/test.ts';
import { listOf } from '../../../machines/core/chart.ts';
import { designIn } from '../../../machines/designs/in-world.ts';
import { DESIGNS } from '../../../machines/designs/index.ts';
import { none } from '../../../machines/designs/none.ts';
import { KERNEL } from '../../../machines/kernel.ts';
import { actions, actionsOf, guards, guardsOf, mirrors } from '../../../machines/words/index.ts';
import { livepatchMachine } from '../../../src/livepatch/machine.ts';
import { worldOf } from '../../support/world-of.ts';

const ALL = [guards, actions, guardsOf, actionsOf].flatMap(words => Object.keys(words));
const FOLDER = new URL('../../../machines/words/', import.meta.url);

/** Every name that stands in a guard or an action of the charts, over all designs. */
function wordsInUse(): Set<string> {
  const used = new Set<string>();
  const look = (part: unknown): void => {
    if (typeof part === 'string') used.add(part.replace(/\(.*\)$/, ''));
    else if (typeof part === 'object' && part !== null) Object.values(part).forEach(look);
  };
  for (const design of Object.values(DESIGNS)) {
    const { states, on } = livepatchMachine(worldOf({ livepatches: { A: {} } }), design).config;
    look([states, on]);
  }
  for (const { states } of [chartOf(EVERYTHING), designIn(OWN, none).postPatch ?? {}]) look(states);
  return used;
}

/** Each call, and each question. */
const EVERYTHING = [
  ...Object.keys(CALLS).map(call => ({ call, about: 'x', value: 1 })),
  ...Object.keys(TESTS).map(test => ({ if: [{ test, about: 'x', value: 1 }], do: [] })),
  { each: 'object', do: [] },
  { each: 'shadow variable', do: [] },
  { print: 'x' },
  { jump: 'return', value: -1 },
] as unknown as Body;

const OWN = worldOf({
  livepatches: { A: { objects: [{ name: 'vmlinux', callbacks: { post_patch: ['return'] } }] } },
});

test('each word has one meaning: no two files define it', async () => {
  const files = readdirSync(FOLDER).filter(file => !['index.ts', 'owner.ts', 'word.ts'].includes(file));
  const modules = await Promise.all(files.map(file => import(new URL(file, FOLDER).href)));
  const names = modules.flatMap(({ guards, actions, guardsOf, actionsOf }) =>
    [guards, actions, guardsOf, actionsOf].flatMap(words => Object.keys(words ?? {})),
  );
  expect(names.length).toBe(new Set(names).size);
  expect(names.sort()).toEqual([...ALL].sort());
});

test('each word is used by some chart', () => {
  const used = wordsInUse();
  expect(ALL.filter(word => !used.has(word))).toEqual([]);
});

test('each word says what it mirrors: functions that the kernel has, the mail, or the model', () => {
  expect(Object.keys(mirrors).sort()).toEqual([...ALL].sort());
  const known = Object.entries(KERNEL).flatMap(([file, functions]) =>
    functions.map(name => `${file}: ${name}`),
  );
  for (const mirrored of Object.values(mirrors).flatMap(listOf)) {
    if (mirrored !== 'the model' && !mirrored.startsWith('the mail: ')) expect(known).toContain(mirrored);
  }
});
