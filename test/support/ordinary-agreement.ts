import fc from 'fast-check';
import { expect } from 'vitest';
import { explore } from '../../src/explore/index.ts';
import { agreed, type Way } from './agreement.ts';
import { ordinaryEvents, ordinaryMachines } from './machines/random-ordinary.ts';

/**
 * Both engines agree on random machines of ordinary style, and tracing follows each.
 *
 * @param helped whether other threads help as well
 * @returns how many states of each were walked
 */
export async function agreeOnOrdinaryMachines(runs: number, helped = false): Promise<number[]> {
  const sizes: number[] = [];
  await fc.assert(
    fc.asyncProperty(ordinaryMachines, async machine => {
      const walk = ({ symmetry: _, ...way }: Way) =>
        explore(machine, {
          events: ordinaryEvents,
          bounds: { states: 100 },
          properties: [
            { kind: 'never', name: 'several', when: ({ context }) => context.items.length > 1 },
            {
              kind: 'way-back',
              name: 'empty again',
              from: ({ context }) => context.board.length > 2,
              home: ({ context }) => context.items.length === 0 && context.form.field !== 'f1',
            },
          ],
          ...way,
        });
      const { plain } = await agreed(walk, { helped });
      sizes.push(plain.states);
    }),
    { numRuns: runs, seed: 20261128 },
  );
  return sizes;
}

/** A few are worth walking. */
export function expectLarge(sizes: readonly number[]): void {
  expect(sizes.filter(states => states > 10).length).toBeGreaterThan(sizes.length / 8);
}
