import fc from 'fast-check';
import { expect } from 'vitest';
import { type Exploration, explore } from '../../src/explore/index.ts';
import { randomEvents, randomMachines } from './machines/random.ts';

/** All but the time. */
function untimed<TEvent>({ seconds: _, ...rest }: Exploration<TEvent>) {
  return rest;
}

/**
 * Random machines are walked the same with coverage, and both engines cover the same.
 *
 * @returns of how many machines some transition was missed
 */
export async function agreeOnCoverage(runs: number): Promise<number> {
  let missed = 0;
  await fc.assert(
    fc.asyncProperty(randomMachines, async machine => {
      const ask = async (engine: 'plain' | 'traced', coverage: boolean) =>
        untimed(
          await explore(machine, {
            events: randomEvents,
            bounds: { states: 100 },
            isTransition: (_, observations: readonly { readonly value: number }[]) =>
              observations.every(({ value }) => value !== 1),
            properties: [{ kind: 'observed', name: 'two', when: ({ value }) => value === 2 }],
            engine,
            coverage,
          }),
        );
      const [plain, traced] = [await ask('plain', true), await ask('traced', true)];
      expect({ ...plain, coverage: null }).toEqual(await ask('plain', false));
      expect({ ...traced, coverage: null }).toEqual(await ask('traced', false));
      expect(traced.coverage).toEqual(plain.coverage);
      if (plain.coverage?.transitions.missing.length !== 0) missed++;
    }),
    { numRuns: runs, seed: 20190214 },
  );
  return missed;
}
