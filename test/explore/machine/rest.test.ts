import { expect, it } from 'vitest';
import { createMachine } from 'xstate';
import { explore } from '../../../src/explore/index.ts';
import { engines } from '../../support/engines.ts';

/** A lamp that comes back in the colour, and where `deep` in the shade, that it was switched off in. */
const lamp = (history: 'shallow' | 'deep') =>
  createMachine({
    initial: 'off',
    states: {
      off: { on: { press: 'on.last' } },
      on: {
        initial: 'white',
        on: { press: 'off' },
        states: {
          white: { on: { turn: 'red' } },
          red: {
            initial: 'dim',
            on: { turn: 'white' },
            states: { dim: { on: { shade: 'bright' } }, bright: { on: { shade: 'dim' } } },
          },
          last: { type: 'history', history },
        },
      },
    },
  });

const options = {
  events: ['press', 'turn', 'shade'].map(type => ({ type })),
  properties: [
    {
      kind: 'never' as const,
      name: 'red comes back dim',
      when: ({ value, rest = '' }: { value: unknown; rest?: string }) =>
        rest.includes('bright') && JSON.stringify(value) === '{"on":{"red":"dim"}}',
    },
  ],
};

// Off: as at first, or with each that may be remembered. On: three, with the same.
it.each(engines)('has what is remembered in the state ($engine engine, recheck $recheck)', async engine => {
  const deep = await explore(lamp('deep'), { ...options, ...engine });
  expect(deep).toMatchObject({ closed: true, states: 16, transitions: 4 + 12 + 12 + 8 });
  const shallow = await explore(lamp('shallow'), { ...options, ...engine });
  expect(shallow).toMatchObject({ closed: true, states: 12, transitions: 3 + 9 + 9 + 6 });
  expect(shallow.verdicts).toMatchObject([{ verdict: 'holds' }]);
  expect(deep.verdicts).toMatchObject([
    {
      verdict: 'violated',
      history: ['press', 'turn', 'shade', 'press', 'press', 'shade'].map(type => ({ type })),
    },
  ]);
});

it('tells what is remembered, and finds a state by it', async () => {
  const { graph } = await explore(lamp('deep'), { ...options, graph: true });
  const rests = Array.from({ length: 16 }, (_, state) => graph?.state(state).rest ?? '');
  expect(new Set(rests)).toEqual(
    new Set([
      '',
      ...['white', 'red.dim', 'red.bright'].map(
        at => `{"history":{"(machine).on.last":["(machine).on.${at}"]}}`,
      ),
    ]),
  );
  for (let state = 0; state < 16; state++) {
    const found = graph?.state(state);
    expect(found && graph?.find(found)).toBe(state);
  }
});
