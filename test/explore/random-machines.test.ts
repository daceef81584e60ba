import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Events, type Exploration, explore, type State } from '../../src/explore/index.ts';
import {
  guards,
  type RandomContext,
  type RandomEvent,
  randomEvents,
  randomMachines,
} from './machines/random.ts';

/** What two engines have to agree on: all but the cost. */
function meaning<TEvent>({ seconds: _, slowSteps: __, trees: ___, ...rest }: Exploration<TEvent>) {
  return rest;
}

it('the traced engine walks random machines exactly like the plain one', async () => {
  const sizes: number[] = [];
  const verdicts = new Set<string>();
  await fc.assert(
    fc.asyncProperty(randomMachines, guards, guards, fc.nat(2), async (machine, bad, home, refused) => {
      const ask = (
        engine: 'plain' | 'traced',
        recheck: number,
        events: Events<RandomContext, RandomEvent> = randomEvents,
      ) =>
        explore(machine, {
          events,
          bounds: { states: 150 },
          counts: (_, observations: readonly { readonly value: number }[]) =>
            observations.every(({ value }) => value !== refused || value === 2),
          properties: [
            { kind: 'never', name: 'bad', when: ({ context }) => bad(context, { type: 'none' }) },
            { kind: 'observed', name: 'two', when: ({ value }) => value === 2 },
            { kind: 'deadlock', name: 'stuck', at: ({ context }) => !bad(context, { type: 'none' }) },
            {
              kind: 'way-back',
              name: 'home',
              from: ({ value }) => JSON.stringify(value).includes('s1'),
              home: ({ context }) => home(context, { type: 'none' }),
            },
            {
              kind: 'eventually',
              name: 'promise',
              from: ({ context }) => bad(context, { type: 'none' }),
              when: ({ context }) => home(context, { type: 'none' }),
              fair: ({ type }) => type !== 'b',
            },
          ],
          explain: true,
          engine,
          recheck,
        });
      const plain = await ask('plain', 0);
      expect(meaning(await ask('traced', 0))).toEqual(meaning(plain));
      const listed = ({ context }: State<RandomContext>) => (context.small.x === 0 ? randomEvents : ALL);
      expect(meaning(await ask('traced', 5, listed))).toEqual(meaning(plain));
      sizes.push(plain.states);
      for (const { property, verdict } of plain.verdicts) verdicts.add(`${property} ${verdict}`);
    }),
    { numRuns: 500, seed: 20190214 },
  );
  // The machines are worth walking, and every kind of answer was given.
  expect(sizes.filter(states => states > 10).length).toBeGreaterThan(60);
  expect(new Set(verdicts)).toEqual(new Set(EVERY_ANSWER));
}, 60_000);

/** The same events, but others. */
const ALL = structuredClone(randomEvents);

const EVERY_ANSWER = [
  ...['bad', 'two', 'stuck'].flatMap(name => [`${name} holds`, `${name} holds to depth`, `${name} violated`]),
  ...['home', 'promise'].flatMap(name => [`${name} holds`, `${name} unknown`, `${name} violated`]),
];
