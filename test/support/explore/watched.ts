import fc from 'fast-check';
import { expect } from 'vitest';
import { type AnyStateMachine, initialTransition, transition } from 'xstate';
import { instrument } from '../../../src/explore/machine/instrument.ts';
import { Tally } from '../../../src/explore/machine/tally.ts';
import { randomEvents, randomMachines } from '../machines/random.ts';

/** A copy of a machine that tells what of it was visited, and what it has told. */
export function watch(machine: AnyStateMachine) {
  const tallies = { states: new Tally(), transitions: new Tally(), guards: new Tally() };
  return { copy: instrument(machine, tallies), tallies };
}

/** Copies of random machines accept the same events, go the same way and leave the same actions behind. */
export function expectSameAsWatched(runs: number): void {
  fc.assert(
    fc.property(randomMachines, fc.array(fc.constantFrom(...randomEvents)), (machine, events) => {
      const { copy } = watch(machine);
      let [expected, expectedActions] = initialTransition(machine);
      let [found, foundActions] = initialTransition(copy);
      for (const event of events) {
        expect(found.value).toEqual(expected.value);
        expect(found.context).toEqual(expected.context);
        expect(foundActions.map(({ type, params }) => [type, params])).toEqual(
          expectedActions.map(({ type, params }) => [type, params]),
        );
        expect(found.can(event)).toBe(expected.can(event));
        if (!expected.can(event)) continue;
        [expected, expectedActions] = transition(machine, expected, event);
        [found, foundActions] = transition(copy, found, event);
      }
    }),
    { numRuns: runs, seed: 20190214 },
  );
}
