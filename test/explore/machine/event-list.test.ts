import { describe, expect, it } from 'vitest';
import { setup } from 'xstate';
import { edit, explore } from '../../../src/explore/index.ts';
import { engines } from '../../support/engines.ts';
import { counter } from '../../support/machines/counter.ts';
import { diningEvents, diningPhilosophers } from '../../support/machines/dining-philosophers.ts';

const payloadTypes: { events?: { type: 'set'; v?: unknown } } = {};
const addingTypes: { context?: { a: { n: number } }; events?: { type: 'add'; by: number } } = {};

/** As an event of the DOM does. */
function roundEvent() {
  const event: { type: string; v: { of?: object } } = { type: 'set', v: {} };
  event.v.of = event.v;
  return event;
}

describe.each(engines)('events that are listed for a state, $engine engine, recheck $recheck', engine => {
  it('are those that are taken there', async () => {
    const result = await explore(counter(10), {
      events: ({ context }) =>
        context.count.n < 4 ? [{ type: 'add', by: context.count.n + 1 } as const] : [],
      properties: [
        { kind: 'deadlock', name: 'stuck' },
        { kind: 'never', name: 'eight', when: ({ context }) => context.count.n === 8 },
      ],
      ...engine,
    });
    expect(result).toMatchObject({ states: 4, transitions: 3, depth: 3, closed: true, neverTaken: [] });
    expect(result.verdicts).toEqual([
      {
        property: 'stuck',
        verdict: 'violated',
        // 0, 1, 3, 7: plain data, as it was listed.
        history: [1, 2, 4].map(by => ({ type: 'add', by })),
      },
      { property: 'eight', verdict: 'holds' },
    ]);
  });

  it('may be all that there are', async () => {
    const all = diningEvents(4);
    const ask = (events: typeof all | (() => typeof all)) =>
      explore(diningPhilosophers(4, false), {
        events,
        properties: [{ kind: 'deadlock', name: 'nobody can move' }],
        explain: true,
        coverage: true,
        ...engine,
      });
    const { seconds: _, slowSteps: __, ...listed } = await ask(() => all);
    expect(await ask(all)).toMatchObject(listed);
  });

  it('count once where they are listed twice, in a list or by a function', async () => {
    const twice = [{ type: 'add', by: 1 } as const, { by: 1, type: 'add' } as const];
    for (const events of [twice, () => twice]) {
      const result = await explore(counter(2), { events, properties: [], coverage: true, ...engine });
      expect(result).toMatchObject({ states: 3, transitions: 2, coverage: { events: { possible: 1 } } });
    }
  });

  it.each([
    ['NaN', () => ({ type: 'set', v: Number.NaN }), Number.isNaN],
    ['undefined', () => ({ type: 'set', v: undefined }), (v: unknown) => v === undefined],
    ['a map', () => ({ type: 'set', v: new Map([[1, 2]]) }), (v: unknown) => v instanceof Map],
    ['a bigint', () => ({ type: 'set', v: 1n }), (v: unknown) => v === 1n],
    ['what leads back to itself', roundEvent, (v: unknown) => typeof v === 'object' && v !== null],
  ])('are told apart where JSON has no word for them: %s', async (_, unlike, isUnlike) => {
    const machine = setup({ types: payloadTypes }).createMachine({
      id: 'payload',
      initial: 'a',
      states: { a: { on: { set: { guard: ({ event }) => isUnlike(event.v), target: 'b' } } }, b: {} },
    });
    const events = [{ type: 'set', v: null } as const, { ...unlike(), type: 'set' } as const];
    for (const given of [events, () => events]) {
      const result = await explore(machine, { events: given, properties: [], coverage: true, ...engine });
      expect(result).toMatchObject({ states: 2, transitions: 1, neverTaken: [events[0]] });
    }
  });

  it('are refused where the machine changes them', async () => {
    const machine = setup({ types: addingTypes }).createMachine({
      id: 'adding',
      context: { a: { n: 0 } },
      on: {
        add: {
          actions: edit(({ a }, event) => {
            event.by++;
            a.n = Math.min(event.by, 6);
          }),
        },
      },
    });
    const walk = explore(machine, { events: [{ type: 'add', by: 0 }], properties: [], ...engine });
    await expect(walk).rejects.toThrow(
      'failed in state {"context":{"a":{"n":0}},"value":{}}: The machine has changed the event: ' +
        'it was {"by":0,"type":"add"}, and is {"by":',
    );
  });

  it('are found wanting where they are possible nowhere', async () => {
    const result = await explore(counter(1), {
      events: ({ context }) => [
        { type: 'add', by: 1 } as const,
        ...(context.count.n === 1 ? [{ type: 'add', by: 7 } as const] : []),
      ],
      properties: [],
      ...engine,
    });
    expect(result.neverTaken).toEqual([{ type: 'add', by: 7 }]);
  });

  it('tell the state in which they cannot be listed', async () => {
    const walk = explore(counter(2), {
      events: ({ context }) => {
        if (context.count.n === 1) throw new Error('out of ideas');
        return [{ type: 'add', by: 1 } as const];
      },
      properties: [],
      ...engine,
    });
    await expect(walk).rejects.toThrow('{"context":{"count":{"n":1}},"value":{}}: out of ideas');
  });
});

it('refuses to list events by changing the state', async () => {
  const walk = explore(counter(1), {
    events: ({ context }) => (Reflect.set(context.count, 'n', 7) ? [] : []),
    properties: [],
  });
  await expect(walk).rejects.toThrow(
    'context.count.n is set, but the list of events must not change the state.',
  );
});

it('walks plainly where an event holds a part of the context', async () => {
  const { engine, note } = await explore(counter(1), {
    events: ({ context }) => [{ ...{ held: context.count }, type: 'look' } as const],
    properties: [],
  });
  expect(engine).toBe('plain');
  expect(note).toContain('An event holds a record or tuple of the context.');
});

it('refuses more events than it can number', async () => {
  const events = Array.from({ length: 65_537 }, (_, by) => ({ type: 'add', by }) as const);
  await expect(explore(counter(1), { events, properties: [] })).rejects.toThrow('more than 65,536 events');
});

it('names the events that look at too much first', async () => {
  const types: { context?: { one: { n: number }; other: { n: number } } } = {};
  const machine = setup({ types }).createMachine({
    id: 'curious',
    context: { one: { n: 0 }, other: { n: 0 } },
    on: {
      modest: {
        actions: edit(({ one }) => {
          one.n = (one.n + 1) % 4;
        }),
      },
      curious: {
        actions: edit(({ one, other }) => {
          other.n = (one.n * 0 + other.n + 1) % 3;
        }),
      },
    },
  });
  const options = { events: [{ type: 'modest' }, { type: 'curious' }], properties: [] } as const;
  expect((await explore(machine, options)).trees).toEqual([
    { event: { type: 'curious' }, paths: 12 },
    { event: { type: 'modest' }, paths: 4 },
  ]);
  expect((await explore(machine, { ...options, engine: 'plain' })).trees).toEqual([]);
});
