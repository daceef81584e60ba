import { expect, test } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import type { KlpEvent } from '../../machines/events.ts';
import { exploreWorld } from '../../src/livepatch/explore-world.ts';
import { CallbackLedger } from './callback-ledger.ts';
import { worldOf } from './kernel-worlds.ts';
import { taken } from './take.ts';
import { everyTransition, keyOf } from './test-model.ts';

/** A small world, and how much of it there is to walk. */
export interface CountedWorld {
  readonly name: string;
  readonly scenario: Parameters<typeof worldOf>[0];
  readonly design: string;
  readonly states: number;
  readonly transitions: number;
}

/** The tests that hold the system against a test model of the world, on paths that take every transition. */
export function modelTests({ scenario, design: name, states, transitions }: CountedWorld): void {
  const world = worldOf(scenario);
  const design = entry(DESIGNS, name);
  const every = everyTransition(world, design);

  test('the test model misses no state and no transition', async () => {
    expect({ states: every.states, transitions: every.transitions }).toEqual({ states, transitions });
    const options = { faults: world.faults.length, force: false, depth: null, states: null, symmetry: false };
    expect(await exploreWorld(world, design, options)).toMatchObject({ states, transitions });
  });

  test('every path leads where the test model says, and the callbacks keep their promises', () => {
    for (const path of every.paths) {
      let at = every.model.initial;
      const ledger = new CallbackLedger(world);
      const send = ({ event }: { event: KlpEvent }) => {
        const outcome = every.model.take(at, event);
        at = outcome.after;
        ledger.enter(taken(outcome));
      };
      path.testSync({
        events: Object.fromEntries(path.steps.map(({ event }) => [event.type, send])),
        states: { '*': state => expect(keyOf(at)).toBe(keyOf(state)) },
      });
    }
  });
}
