import { describe, expect, it, test } from 'vitest';
import { setup } from 'xstate';
import { ExploreError, edit, explore } from '../../src/explore/index.ts';
import { engines } from '../support/engines.ts';
import { counter } from '../support/machines/counter.ts';

const types: { context?: { a: { n: number } }; events?: { type: 'inc' | 'dec' } } = {};

const throwing = setup({ types }).createMachine({
  id: 'throwing',
  context: { a: { n: 0 } },
  on: {
    inc: {
      actions: edit(({ a }) => {
        if (a.n === 3) throw new Error('boom');
        a.n++;
      }),
    },
    dec: {
      actions: edit(({ a }) => {
        a.n = 0;
      }),
    },
  },
});
const inc = { type: 'inc' } as const;
const add = { type: 'add', by: 1 } as const;

/** What is thrown where the walk is rejected. */
async function rejection(walk: Promise<unknown>): Promise<unknown> {
  return await walk.then(
    () => null,
    (error: unknown) => error,
  );
}

describe.each(engines)('what throws has a shortest history, $engine engine, recheck $recheck', engine => {
  it('an action: to the event that fails, and with it', async () => {
    const error = await rejection(
      explore(throwing, { events: [inc, { type: 'dec' }], properties: [], ...engine }),
    );
    expect(error).toBeInstanceOf(ExploreError);
    expect(error).toMatchObject({
      name: 'ExploreError',
      message: 'Event {"type":"inc"} failed in state {"context":{"a":{"n":3}},"value":{}}: boom',
      history: [inc, inc, inc, inc],
      reason: 'failed',
      cause: { message: 'boom' },
    });
  });

  it.each(['never', 'deadlock', 'premise', 'way-back', 'eventually'] as const)(
    'a property, of kind %s: to the state',
    async kind => {
      const two = ({ context }: { readonly context: { readonly count: { readonly n: number } } }) => {
        if (context.count.n === 2) throw new Error('two');
        return false;
      };
      const property = {
        never: { kind: 'never', name: 'p', when: two },
        premise: { kind: 'never', name: 'p', when: () => false, premise: two },
        deadlock: { kind: 'deadlock', name: 'p', at: two },
        'way-back': { kind: 'way-back', name: 'p', from: () => true, home: two },
        eventually: { kind: 'eventually', name: 'p', when: two },
      } as const;
      const walk = explore(counter(2), { events: [add], properties: [property[kind]], ...engine });
      expect(await rejection(walk)).toMatchObject({ history: [add, add], cause: { message: 'two' } });
    },
  );

  it('the list of events, and the question of deadlock at the bound', async () => {
    const walk = explore(counter(9), {
      events: ({ context }) => {
        if (context.count.n === 2) throw new Error('two');
        return [add];
      },
      properties: [{ kind: 'deadlock', name: 'p' }],
      bounds: { depth: 2 },
      ...engine,
    });
    expect(await rejection(walk)).toMatchObject({ history: [add, add], cause: { message: 'two' } });
  });
});

it('tells the names that the failing event has in the history, where states stand for each other', async () => {
  const names = ['ann', 'bob', 'cy'] as const;
  type Name = (typeof names)[number];
  const clients: { context?: { up: Record<Name, boolean> }; events?: { type: 'rise' | 'ask'; who: Name } } =
    {};
  const machine = setup({ types: clients }).createMachine({
    id: 'clients',
    context: { up: { ann: false, bob: false, cy: false } },
    on: {
      rise: {
        guard: ({ context, event }) => !context.up[event.who],
        actions: edit(({ up }, { who }) => {
          up[who] = true;
        }),
      },
      ask: {
        guard: ({ context, event }) => {
          if (context.up[event.who] && Object.values(context.up).filter(Boolean).length === 2)
            throw new Error('two are up');
          return false;
        },
        actions: () => {},
      },
    },
  });
  const events = names.flatMap(who => [{ type: 'rise', who } as const, { type: 'ask', who } as const]);
  const error = await rejection(explore(machine, { events, properties: [], symmetry: [names] }));
  expect(error).toBeInstanceOf(ExploreError);
  const history = error instanceof ExploreError ? error.history : [];
  expect(history.map(({ type }) => type)).toEqual(['rise', 'rise', 'ask']);
  const [first, second, asked] = history.map(event => Reflect.get(event, 'who'));
  expect(first).not.toBe(second);
  expect([first, second]).toContain(asked);
});

test('a step that leads to different states: the event that makes it', async () => {
  let count = 0;
  const counting = setup({}).createMachine({
    context: { at: 0 },
    on: { stamp: { actions: edit(context => Reflect.set(context, 'at', ++count)) } },
  });
  const error = await rejection(explore(counting, { events: [{ type: 'stamp' }], properties: [] }));
  expect(error).toMatchObject({ name: 'ExploreError', reason: 'impure', history: [{ type: 'stamp' }] });
});
