import { describe, expect, it } from 'vitest';
import { setup } from 'xstate';
import { type Events, edit, explore } from '../../src/explore/index.ts';
import { engines } from '../support/engines.ts';
import { counter } from '../support/machines/counter.ts';
import { twoPhaseCommit, twoPhaseEvents } from '../support/machines/two-phase-commit.ts';

const add = { type: 'add', by: 1 } as const;
const fail = (): never => {
  throw new Error('no such lift');
};

/** What is wrong ends the walk with one error that says where, or leaves a verdict that says what is unknown. */
describe.each(engines)('$engine engine, recheck $recheck', engine => {
  it('a predicate that throws in a state far down: the property, the state, and no verdict', async () => {
    const walk = explore(counter(40), {
      events: [add],
      properties: [
        { kind: 'never', name: 'sound', when: () => false },
        { kind: 'never', name: 'wild', when: ({ context }) => context.count.n === 30 && fail() },
      ],
      ...engine,
    });
    await expect(walk).rejects.toThrow(
      'Property "wild" failed in state {"context":{"count":{"n":30}},"value":{}}: no such lift',
    );
    await expect(walk).rejects.toHaveProperty('cause.message', 'no such lift');
  });

  it('a predicate that never ends calling itself', async () => {
    const endless = (n: number): boolean => !endless(n + 1);
    const walk = explore(counter(2), {
      events: [add],
      properties: [{ kind: 'never', name: 'deep', when: ({ context }) => endless(context.count.n) }],
      ...engine,
    });
    await expect(walk).rejects.toThrow(
      /^Property "deep" failed in state .*: Maximum call stack size exceeded$/,
    );
  });

  it('a question whether a step counts that throws', async () => {
    const walk = explore(counter(3), {
      events: [add],
      properties: [],
      isTransition: () => fail(),
      ...engine,
    });
    await expect(walk).rejects.toThrow(
      'Event {"type":"add","by":1} failed in state {"context":{"count":{"n":0}},"value":{}}: no such lift',
    );
  });

  it('an event that no state accepts: it is named, once every state was asked', async () => {
    // As a program without types might list them.
    const events: Events<{ readonly count: { readonly n: number } }, typeof add> = JSON.parse(
      '[{ "type": "add", "by": 1 }, { "type": "ad", "by": 1 }, { "type": "add", "by": 9 }]',
    );
    const options = { events, properties: [], ...engine };
    expect(await explore(counter(3), options)).toMatchObject({
      states: 4,
      neverTaken: [
        { type: 'ad', by: 1 },
        { type: 'add', by: 9 },
      ],
    });
    expect(await explore(counter(3), { ...options, bounds: { depth: 2 } })).toMatchObject({
      closed: false,
      neverTaken: [],
    });
  });

  it.each([
    [
      undefined,
      'context.slot.value holds undefined. A leaf of the context may be a boolean, a finite number',
    ],
    [Number.NaN, 'context.slot.value holds NaN.'],
    [1n, 'context.slot.value holds 1.'],
    [Symbol.iterator, 'context.slot.value holds Symbol(Symbol.iterator).'],
    [() => 1, 'context.slot.value holds a function.'],
    [new Date(0), 'context.slot.value holds an instance of Date.'],
    [{ n: 1 }, 'context.slot.value holds a record.'],
    [[1], 'context.slot.value holds a tuple.'],
  ])(
    'a state that cannot be packed, with %o in a leaf: the event, the state and the place',
    async (value, what) => {
      const machine = setup({}).createMachine({
        id: 'untidy',
        context: { slot: { value: 0 }, steps: { n: 0 } },
        on: {
          go: {
            actions: edit(({ steps, slot }) => {
              steps.n++;
              if (steps.n === 3) Object.assign(slot, { value });
            }),
          },
        },
      });
      const walk = explore(machine, { events: [{ type: 'go' }], properties: [], ...engine });
      await expect(walk).rejects.toThrow(
        `Event {"type":"go"} failed in state {"context":{"slot":{"value":0},"steps":{"n":2}},"value":{}}: `,
      );
      await expect(walk).rejects.toThrow(what);
    },
  );

  it('a run that is interrupted, and one that has too little memory: no property holds', async () => {
    const options = {
      events: twoPhaseEvents(5),
      properties: [
        { kind: 'never', name: 'wild', when: () => false },
        { kind: 'way-back', name: 'back', from: () => true, home: () => true },
        { kind: 'eventually', name: 'kept', when: () => true },
        { kind: 'deadlock', name: 'stuck' },
      ],
      explain: true,
      ...engine,
    } as const;
    const interrupted = await explore(twoPhaseCommit(5), { ...options, signal: AbortSignal.abort() });
    const starved = await explore(twoPhaseCommit(5), { ...options, bounds: { memory: 1 } });
    expect([interrupted.stopped, starved.stopped]).toEqual(['interrupted', 'memory']);
    for (const { closed, verdicts, neverTaken } of [interrupted, starved]) {
      expect({ closed, neverTaken }).toEqual({ closed: false, neverTaken: [] });
      expect(verdicts.map(({ verdict }) => verdict)).toEqual(Array(4).fill('unknown'));
    }
  });
});

describe('an option that is none', () => {
  it.each([
    [
      { events: undefined },
      'events: expected a list of events, or a function of the state that lists them, found nothing.',
    ],
    [{ properties: {} }, 'properties: expected a list of properties, found {}.'],
    [
      { properties: [{ kind: 'nevr', name: 'x' }] },
      'properties[0].kind: expected one of never, observed, deadlock, way-back, eventually, sometimes, found "nevr".',
    ],
    [
      { properties: [{ kind: 'never', name: 'x' }] },
      'properties[0].when: expected a function, found nothing.',
    ],
    [{ properties: [{ kind: 'deadlock' }] }, 'properties[0].name: expected a text, found nothing.'],
    [
      { properties: ['stuck', 'ended', 'stuck'].map(name => ({ kind: 'deadlock', name })) },
      'properties[2].name: expected another one than that of properties[0], found "stuck".',
    ],
    [{ bounds: { depth: -1 } }, 'bounds.depth: expected a number from 0, found -1.'],
    [{ bounds: { states: Number.NaN } }, 'bounds.states: expected a number from 0, found null.'],
    [{ engine: 'trased' }, 'engine: expected one of traced, plain, found "trased".'],
    [{ recheck: 0.5 }, 'recheck: expected a whole number from 0, found 0.5.'],
  ])('%j', async (wrong, message) => {
    // As a caller in JavaScript would have it.
    const given = [counter(2), { events: [add], properties: [], ...wrong }];
    await expect(Reflect.apply(explore, null, given)).rejects.toThrow(`explore: ${message}`);
  });
});
