import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { loadScenario } from '../../src/scenario/scenario.ts';
import { walk } from '../../src/walk/walk.ts';
import { COUNTS, FOLDED } from '../scenarios/counts.ts';
import { agreed, type Way } from './agreement.ts';

test('every scenario that is shipped is counted', () => {
  const folders = readdirSync('scenarios', { withFileTypes: true }).filter(item => item.isDirectory());
  const files = folders.flatMap(({ name }) =>
    readdirSync(`scenarios/${name}`).map(file => `${name}/${file}`),
  );
  expect(Object.keys(COUNTS).sort()).toEqual(files.sort());
  expect(Object.keys(FOLDED).filter(file => COUNTS[file] === undefined)).toEqual([]);
});

test.each(Object.entries(COUNTS))('%s', async (file, apart) => {
  const { world, design, declaredFaults, explore } = loadScenario(`scenarios/${file}`);
  const walked = (way: Way) =>
    walk(world, entry(DESIGNS, design ?? 'klp-state'), { faults: declaredFaults, ...explore, ...way });
  const { folded, plain } = await agreed(walked, { apart, alike: FOLDED[file] ?? apart });
  expect([plain.closed, folded.closed]).toEqual([true, true]);
  expect(folded.alike.length > 0).toBe(file in FOLDED);
});
