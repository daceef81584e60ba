import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { loadScenario } from '../../src/scenario/scenario.ts';
import { walk } from '../../src/walk/walk.ts';
import { COUNTS } from './counts.ts';

test('every scenario that is shipped is counted', () => {
  const folders = readdirSync('scenarios', { withFileTypes: true }).filter(item => item.isDirectory());
  const files = folders.flatMap(({ name }) =>
    readdirSync(`scenarios/${name}`).map(file => `${name}/${file}`),
  );
  expect(Object.keys(COUNTS).sort()).toEqual(files.sort());
});

/** The plain engine takes a minute and more for worlds that have more states. */
const MOST_STATES = 20_000;

test.each(Object.entries(COUNTS))('%s: both engines walk the same', async (file, [states, transitions]) => {
  const scenario = loadScenario(`scenarios/${file}`);
  const design = entry(DESIGNS, scenario.design ?? 'klp-state');
  const walkWith = async (engine: 'traced' | 'plain', bounds: { states?: number } = {}) => {
    const options = { faults: scenario.declaredFaults, ...scenario.explore, ...bounds, engine };
    const { seconds, slowSteps, trees, ...walked } = await walk(scenario.world, design, options);
    return walked;
  };
  const traced = await walkWith('traced');
  expect(traced).toMatchObject({ states, transitions, closed: true });
  if (states <= MOST_STATES) expect(await walkWith('plain')).toEqual(traced);
  else
    expect(await walkWith('plain', { states: 3_000 })).toEqual(await walkWith('traced', { states: 3_000 }));
});

test.each(Object.keys(COUNTS))('%s: exchanging what is alike changes no verdict', async file => {
  const scenario = loadScenario(`scenarios/${file}`);
  const design = entry(DESIGNS, scenario.design ?? 'klp-state');
  const walkWith = async (symmetry: boolean) => {
    const options = { faults: scenario.declaredFaults, ...scenario.explore, symmetry };
    const { verdicts, depth, neverTaken } = await walk(scenario.world, design, options);
    const lengths = verdicts.map(({ property, verdict, history }) => ({
      property,
      verdict,
      length: history?.length,
    }));
    return { lengths, depth, neverTaken };
  };
  expect(await walkWith(true)).toEqual(await walkWith(false));
});
