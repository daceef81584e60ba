import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { itf } from '../../../src/explore/formats/itf.ts';
import { itfOf } from '../../../src/show/files/livepatch-itf.ts';
import { breaking, ODD, text, walked } from '../../support/exported-walk.ts';

/** The expressions of https://apalache-mc.org/docs/adr/015adr-trace.html; there is no null among them. */
const expression: z.ZodType<unknown> = z.lazy(() =>
  z.union([
    z.string(),
    z.boolean(),
    z.int(),
    z.array(expression),
    z.strictObject({ '#bigint': z.string().regex(/^-?[0-9]+$/) }),
    z.strictObject({ '#tup': z.array(expression) }),
    z.strictObject({ '#set': z.array(expression) }),
    z.strictObject({ '#map': z.array(z.tuple([expression, expression])) }),
    z.record(z.string().regex(/^[^#]/), expression),
  ]),
);
const trace = z.strictObject({
  '#meta': z.looseObject({ description: z.string(), source: z.string() }),
  vars: z.array(z.string().regex(/^[^#]/)),
  loop: z.int().optional(),
  states: z.array(z.object({ '#meta': z.object({ index: z.int() }) }).catchall(expression)),
});

describe('a history in the Informal Trace Format', () => {
  test('keeps to its rules, and gives every variable a value in every state', async () => {
    const { broken } = await walked('scenarios/sketch/upgrade.yaml');
    for (const each of broken) {
      const { vars, states } = trace.parse(JSON.parse(text(itfOf(each))));
      expect(states).toHaveLength(1 + each.steps.length);
      for (const [index, state] of states.entries()) {
        expect(Object.keys(state)).toEqual(['#meta', ...vars]);
        expect(state['#meta']).toEqual({ index });
      }
    }
  });

  test('tells the steps, and the system after each', async () => {
    const { broken } = await walked('scenarios/sketch/upgrade.yaml');
    const { vars, states } = trace.parse(JSON.parse(text(itfOf(breaking(broken, 'lost-feature')))));
    expect(vars).toEqual(
      'klp livepatches modules tasks features effects faults operation state step'.split(' '),
    );
    expect(states.map(({ step }) => step)).toEqual([
      '',
      'load A1 &',
      'complete',
      'load B2 &',
      'disable B2 &',
      'complete',
    ]);
    expect(states.map(({ state }) => state)).toEqual(
      ['idle', 'patching', 'idle', 'patching', 'unpatching', 'idle'].map(name =>
        name === 'idle' ? name : `transition.${name}`,
      ),
    );
    expect(states.at(-1)).toMatchObject({
      effects: { L1TF: { '#bigint': '1' } },
      features: {
        L1TF: {
          version: { '#bigint': '0' },
          owner: { patch: { tag: 'None', value: { '#tup': [] } }, object: { tag: 'None' } },
        },
      },
      klp: { patches: { '#tup': [{ tag: 'Some', value: 'A1' }, { tag: 'None' }, { tag: 'None' }] } },
    });
  });

  test('writes what the format has no word for in the words that it has', () => {
    const states = [
      { value: { a: 'b' }, context: { box: { '#odd': ODD, half: 0.5, minus: -0, big: 2 ** 60, off: null } } },
      { value: { a: {} }, context: { box: { '#odd': ODD, half: 1, minus: -1, big: 0, off: true } } },
    ];
    const written = text(itf({ source: ODD, description: ODD, states, steps: [ODD], loop: 0 }));
    expect(trace.parse(JSON.parse(written))).toMatchObject({
      loop: 0,
      states: [
        {
          state: 'a.b',
          step: '',
          box: {
            '#map': [
              ['#odd', ODD],
              ['half', '0.5'],
              ['minus', { '#bigint': '0' }],
              ['big', { '#bigint': '1152921504606846976' }],
              ['off', { tag: 'None', value: { '#tup': [] } }],
            ],
          },
        },
        { state: 'a', step: ODD },
      ],
    });
  });

  test('leaves its own variables another name where the context has these', () => {
    const states = [{ value: 'v', context: { state: { n: 1 }, step: { n: 2 } } }];
    const { vars } = trace.parse(JSON.parse(text(itf({ source: '', description: '', states, steps: [] }))));
    expect(vars).toEqual(['state', 'step', 'state_', 'step_']);
  });
});

test('maps and sets are those of the format; what it has no word for is text', () => {
  const context = {
    stock: new Map([
      ['a', 2],
      ['b', null],
    ]),
    tags: new Set(['new']),
    failure: new Error('fatal'),
    placed: undefined,
    large: 10n,
  };
  const lines = text(itf({ source: 's', description: 'd', states: [{ value: 'a', context }], steps: [] }));
  const { states } = trace.parse(JSON.parse(lines));
  expect(states[0]).toMatchObject({
    stock: {
      '#map': [
        ['a', { tag: 'Some', value: { '#bigint': '2' } }],
        ['b', { tag: 'None', value: { '#tup': [] } }],
      ],
    },
    tags: { '#set': ['new'] },
    failure: 'Error("fatal")',
    placed: 'undefined',
    large: { '#bigint': '10' },
  });
});
