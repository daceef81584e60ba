import { describe, expect, it } from 'vitest';
import { createActor, fromPromise, setup } from 'xstate';
import { type Events, edit, explore } from '../../src/explore/index.ts';
import { engines } from '../support/engines.ts';
import { counter } from '../support/machines/counter.ts';
import { twoPhaseCommit, twoPhaseEvents } from '../support/machines/two-phase-commit.ts';

const add = { type: 'add', by: 1 } as const;
const fail = (): never => {
  throw new Error('no such lift');
};

/** As a program without types might have them: a promise would count as true. */
const ODD_ANSWERS: readonly { readonly kind: string; readonly [member: string]: unknown }[] = [
  { kind: 'way-back', name: 'back', from: () => true, home: async () => false },
  { kind: 'never', name: 'back', when: async () => false },
  { kind: 'never', name: 'back', when: () => null },
  { kind: 'deadlock', name: 'back', at: () => Promise.resolve(false) },
  { kind: 'observed', name: 'back', when: () => 1 },
  { kind: 'eventually', name: 'back', when: () => true, fair: async () => false },
];

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

  it.each(ODD_ANSWERS)('an answer that is no boolean, of $kind', async property => {
    const options = { events: [add, { type: 'look' }], properties: [property], bounds: {}, ...engine };
    await expect(
      Reflect.apply(explore, null, [
        counter(1),
        { ...options, events: property.kind === 'deadlock' ? [add] : options.events },
      ]),
    ).rejects.toThrow(
      /Property "back" failed (in|on) .*: its function: expected true or false, found (a promise|null|1)\.$/,
    );
  });

  it('steps that count by a promise', async () => {
    const options = { events: [add], properties: [], isTransition: async () => false, ...engine };
    await expect(Reflect.apply(explore, null, [counter(1), options])).rejects.toThrow(
      'isTransition: expected true or false, found a promise.',
    );
  });

  it('a function that lists what are no events', async () => {
    for (const [listed, message] of [
      [['inc'], 'events[0]: expected an event, such as { type: "go" }, found "inc".'],
      [[add, { tpye: 'inc' }], 'events[1].type: expected a text, found nothing.'],
      [undefined, 'events: expected a list of events, found nothing.'],
      [Promise.resolve([add]), 'events: expected a list of events, found a promise.'],
    ]) {
      const options = { events: () => listed, properties: [], ...engine };
      await expect(Reflect.apply(explore, null, [counter(1), options])).rejects.toThrow(
        `Events could not be listed in state {"context":{"count":{"n":0}},"value":{}}: ${message}`,
      );
    }
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

  class Lift {
    floor = 0;
  }

  it.each([
    [
      Symbol.iterator,
      'context.slot.value holds Symbol(Symbol.iterator), and nothing tells it from another one. ',
    ],
    [() => 1, 'context.slot.value holds a function, '],
    [new Lift(), 'context.slot.value holds an instance of Lift, '],
    [{ lifts: [new Lift()] }, 'context.slot.value.lifts[0] holds an instance of Lift, '],
  ])(
    'a state that cannot be compared, with %o in it: the event, the state and the place',
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
        'Event {"type":"go"} failed in state {"context":{"slot":{"value":0},"steps":{"n":2}},"value":{}}: ',
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
      'properties[0].kind: expected one of never, observed, deadlock, way-back, eventually, sometimes, found "nevr". ' +
        'Did you mean "never"?',
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
    [{ bounds: { states: Number.NaN } }, 'bounds.states: expected a number from 0, found NaN.'],
    [{ engine: 'trased' }, 'engine: expected one of traced, plain, found "trased". Did you mean "traced"?'],
    [{ recheck: 0.5 }, 'recheck: expected a whole number from 0, found 0.5.'],
    [
      { bound: { depth: 3 } },
      /^explore: options: expected members called events, .*, found "bound"\. Did you mean "bounds"\?$/,
    ],
    [{ maxStates: 3 }, /, found "maxStates"\. Here it is bounds: \{ states \}\.$/],
    [{ stopWhen: () => true }, /, found "stopWhen"\. Here it is boundary\.$/],
    [{ limits: 1 }, /^explore: options: expected members called events, .*, found "limits"\.$/],
    [
      { bounds: { dept: 3 } },
      'bounds: expected members called depth, states, memory, actors, found "dept". Did you mean "depth"?',
    ],
    [{ bounds: 3 }, 'bounds: expected an object with depth, states, memory, actors, found 3.'],
    [
      { properties: [{ kind: 'deadlock', name: 'x', when: () => true }] },
      'properties[0]: expected members called kind, name, premise, at, found "when".',
    ],
    [
      { properties: [{ knd: 'deadlock' }] },
      /properties\[0\]\.kind: .* found nothing\. Did you mean "kind"\?$/,
    ],
    [{ events: ['inc'] }, 'events[0]: expected an event, such as { type: "go" }, found "inc".'],
    [{ events: [{ tpye: 'inc' }] }, 'events[0].type: expected a text, found nothing. Did you mean "type"?'],
    [{ symmetry: 'ab' }, 'symmetry: expected a list of groups, each a list of names, found "ab".'],
    [{ symmetry: [1, 2] }, 'symmetry: expected a list of groups, each a list of names, found [1,2].'],
    [{ from: 'idle' }, 'from: expected a state, with its value and its context, found "idle".'],
    [{ isTransition: true }, 'isTransition: expected a function, found true.'],
    [{ coverage: 'yes' }, 'coverage: expected true or false, found "yes".'],
    [{ onProgress: 'x' }, 'onProgress: expected a function, found "x".'],
    [{ signal: 5 }, 'signal: expected an AbortSignal, found 5.'],
  ])('%j', async (wrong, message) => {
    // As a caller in JavaScript would have it.
    const given = [counter(2), { events: [add], properties: [], ...wrong }];
    await expect(Reflect.apply(explore, null, given)).rejects.toThrow(
      typeof message === 'string' ? `explore: ${message}` : message,
    );
  });

  it('one that is undefined is left out', async () => {
    const given = {
      events: [add],
      properties: [],
      bounds: undefined,
      symmetry: undefined,
      signal: undefined,
    };
    expect(await Reflect.apply(explore, null, [counter(2), given])).toMatchObject({ states: 3 });
  });
});

describe('what is no machine', () => {
  const options = { events: [add], properties: [] };

  it.each([
    [undefined, 'found nothing.'],
    [{}, 'found {}.'],
    [fromPromise(async () => 1), 'found {"config":function'],
    [createActor(counter(1)), 'Give the machine that this actor runs.'],
  ])('%#', async (wrong, found) => {
    const walk = Reflect.apply(explore, null, [wrong, options]);
    await expect(walk).rejects.toThrow(
      'explore: machine: expected a state machine, such as createMachine() makes, found ',
    );
    await expect(walk).rejects.toThrow(found);
  });

  it('and no options', async () => {
    await expect(Reflect.apply(explore, null, [counter(1)])).rejects.toThrow(
      'explore: options: expected an object with events and properties, found nothing.',
    );
  });
});
