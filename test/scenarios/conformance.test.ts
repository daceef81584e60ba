import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { loadScenario } from '../../src/scenario/scenario.ts';
import { type WalkExploration, walk } from '../../src/walk/walk.ts';
import { COUNTS, FOLDED } from './counts.ts';

test('every scenario that is shipped is counted', () => {
  const folders = readdirSync('scenarios', { withFileTypes: true }).filter(item => item.isDirectory());
  const files = folders.flatMap(({ name }) =>
    readdirSync(`scenarios/${name}`).map(file => `${name}/${file}`),
  );
  expect(Object.keys(COUNTS).sort()).toEqual(files.sort());
  expect(Object.keys(FOLDED).filter(file => COUNTS[file] === undefined)).toEqual([]);
});

/** What an exchange of names must leave as it is: the verdicts, and how long the shortest histories are. */
function judged({ verdicts, depth, neverTaken }: WalkExploration) {
  const answers = verdicts.map(({ history, lastChoice, violating, ...verdict }) => ({
    ...verdict,
    length: history?.length,
    choice: lastChoice?.step,
    isViolated: violating !== undefined && violating > 0,
  }));
  return { answers, depth, neverTaken };
}

describe.each(Object.entries(COUNTS))('%s', (file, [states, transitions]) => {
  const scenario = loadScenario(`scenarios/${file}`);
  const design = entry(DESIGNS, scenario.design ?? 'klp-state');
  const walked = async (options: { readonly engine?: 'plain'; readonly symmetry: boolean }) => {
    const bounds = { faults: scenario.declaredFaults, ...scenario.explore };
    const { seconds, slowSteps, trees, ...rest } = await walk(scenario.world, design, {
      ...bounds,
      ...options,
    });
    return { ...rest, seconds: 0, slowSteps: 0, trees: [] };
  };

  test('the traced engine and a plain traversal walk the same', async () => {
    const traced = await walked({ symmetry: false });
    expect(traced).toMatchObject({ states, transitions, closed: true });
    expect(await walked({ symmetry: false, engine: 'plain' })).toEqual(traced);
  });

  test('counting what is alike once changes no verdict', async () => {
    const folded = await walked({ symmetry: true });
    const [fewer, less] = FOLDED[file] ?? [states, transitions];
    expect(folded).toMatchObject({ states: fewer, transitions: less, closed: true });
    expect(folded.alike.length > 0).toBe(file in FOLDED);
    expect(judged(folded)).toEqual(judged(await walked({ symmetry: false })));
  });
});
