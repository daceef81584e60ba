import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { walk } from '../../src/livepatch/walk.ts';
import { loadScenario } from '../../src/scenario/scenario.ts';
import { agreed, type Way } from '../support/agreement.ts';
import { COUNTS, FOLDED } from '../support/counts.ts';

test('every scenario that is shipped is counted', () => {
  const folders = readdirSync('scenarios', { withFileTypes: true }).filter(item => item.isDirectory());
  const files = folders.flatMap(({ name }) =>
    readdirSync(`scenarios/${name}`).map(file => `${name}/${file}`),
  );
  expect(Object.keys(COUNTS).sort()).toEqual(files.sort());
  expect(Object.keys(FOLDED).filter(file => COUNTS[file] === undefined)).toEqual([]);
});

/** The plain engine takes minutes for worlds that have more. */
const MOST_STATES = 20_000;
const isSmall = ([, [states]]: readonly [string, readonly [number, number]]) => states <= MOST_STATES;

test.each(Object.entries(COUNTS).filter(isSmall))('%s', async (file, apart) => {
  const { folded, plain } = await agreed(walker(file), { apart, alike: FOLDED[file] ?? apart });
  expect([plain.closed, folded.closed]).toEqual([true, true]);
  expect(folded.alike.length > 0).toBe(file in FOLDED);
});

test.each(Object.entries(COUNTS).filter(each => !isSmall(each)))(
  '%s, the beginning of it',
  async (file, apart) => {
    const walked = walker(file);
    const traced = { engine: 'traced', recheck: 0, graph: false } as const;
    for (const [symmetry, size] of [
      [false, apart],
      [true, FOLDED[file] ?? apart],
    ] as const) {
      const { states, transitions, closed } = await walked({ ...traced, symmetry });
      expect({ states, transitions, closed }).toEqual({
        states: size[0],
        transitions: size[1],
        closed: true,
      });
    }
    const { plain } = await agreed(way => walked({ ...way, symmetry: false, states: 3000 }), {});
    expect(plain.states).toBe(3000);
  },
);

function walker(file: string) {
  const { world, design, declaredFaults, explore } = loadScenario(`scenarios/${file}`);
  return (way: Way & { readonly states?: number }) =>
    walk(world, entry(DESIGNS, design ?? 'klp-state'), { faults: declaredFaults, ...explore, ...way });
}
