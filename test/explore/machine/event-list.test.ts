import { describe, expect, it } from 'vitest';
import { setup } from 'xstate';
import { edit, explore } from '../../../src/explore/index.ts';
import { engines } from '../../support/engines.ts';
import { counter } from '../../support/machines/counter.ts';
import { diningEvents, diningPhilosophers } from '../../support/machines/dining-philosophers.ts';

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

  it('count once where they are listed twice', async () => {
    const result = await explore(counter(2), {
      events: () => [{ type: 'add', by: 1 } as const, { by: 1, type: 'add' } as const],
      properties: [],
      ...engine,
    });
    expect(result).toMatchObject({ states: 3, transitions: 2 });
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

it('refuses an event that holds a part of the context', async () => {
  const walk = explore(counter(1), {
    events: ({ context }) => [{ ...{ held: context.count }, type: 'look' } as const],
    properties: [],
  });
  await expect(walk).rejects.toThrow('An event holds a record or tuple of the context.');
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
