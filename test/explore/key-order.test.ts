import { describe, expect, it } from 'vitest';
import { type AnyStateMachine, assign, createMachine, setup } from 'xstate';
import { explore } from '../../src/explore/index.ts';

interface Lobby {
  readonly users: Readonly<Record<string, { readonly ready: boolean }>>;
  readonly host: string | null;
}

/** Whoever has come first is the host: what its users are is not all that matters of a record. */
const lobby = setup({
  types: { context: {} as Lobby, events: {} as { type: 'join' | 'leave' | 'start'; who: string } },
}).createMachine({
  context: { users: {}, host: null },
  initial: 'lobby',
  states: {
    lobby: {
      on: {
        join: {
          guard: ({ context, event }) => !(event.who in context.users),
          actions: assign({
            users: ({ context, event }) => ({ ...context.users, [event.who]: { ready: true } }),
          }),
        },
        leave: {
          guard: ({ context, event }) => event.who in context.users,
          actions: assign({ users: ({ context: { users }, event }) => without(users, event.who) }),
        },
        start: {
          guard: ({ context }) => Object.keys(context.users).length === 2,
          target: 'game',
          actions: assign({ host: ({ context }) => Object.keys(context.users)[0] ?? null }),
        },
      },
    },
    game: {
      always: [
        { guard: ({ context }) => context.host === 'bob', target: 'bobHosts' },
        { target: 'adaHosts' },
      ],
    },
    adaHosts: { type: 'final' },
    bobHosts: { type: 'final' },
  },
});
const lobbyEvents = [
  ...['ada', 'bob'].flatMap(who => [{ type: 'join', who } as const, { type: 'leave', who } as const]),
  { type: 'start', who: '' } as const,
];

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));
}

const pairs = ['a', 'b'].map(type => ({ type }));

describe.each(['traced', 'plain'] as const)('the order of keys (%s engine)', engine => {
  it('is part of a record whose members come and go', async () => {
    const { states, transitions, depth, verdicts } = await explore(lobby, {
      engine,
      events: lobbyEvents,
      properties: [
        { kind: 'never', name: 'bob is host', when: state => state.matches('bobHosts') },
        { kind: 'sometimes', name: 'ada is host', when: state => state.matches('adaHosts') },
      ],
    });
    expect({ states, transitions, depth }).toEqual({ states: 7, transitions: 12, depth: 3 });
    expect(verdicts).toEqual([
      {
        property: 'bob is host',
        verdict: 'violated',
        history: [
          { type: 'join', who: 'bob' },
          { type: 'join', who: 'ada' },
          { type: 'start', who: '' },
        ],
      },
      { property: 'ada is host', verdict: 'holds', witness: expect.any(Array) },
    ]);
  });

  it('is part of a record that keeps its members', async () => {
    const flag = setup({ types: { context: {} as { r: Record<string, number> } } }).createMachine({
      context: { r: { a: 1, b: 2 } },
      on: {
        a: { actions: assign({ r: { a: 1, b: 2 } }) },
        b: { actions: assign({ r: { b: 2, a: 1 } }) },
      },
    });
    const { states, verdicts } = await explore(flag, {
      engine,
      events: pairs,
      properties: [
        { kind: 'sometimes', name: 'b first', when: ({ context }) => Object.keys(context.r)[0] === 'b' },
      ],
    });
    expect(states).toBe(2);
    expect(verdicts[0]?.verdict).toBe('holds');
  });

  it.each<[string, (type: string) => object]>([
    ['by an assign', type => assign({ [type]: 1 })],
    ['by an assign of the whole', type => assign(() => ({ [type]: 1 }))],
  ])('is that in which members of the context have come, %s', async (_, added) => {
    const machine: AnyStateMachine = createMachine({
      context: {},
      on: { a: { actions: added('a') }, b: { actions: added('b') } },
    } as never);
    const { states, transitions, verdicts } = await explore(machine, {
      engine,
      events: pairs,
      properties: [
        {
          kind: 'sometimes',
          name: 'b before a',
          when: ({ context }) => Object.keys(context).join() === 'b,a',
        },
      ],
    });
    expect({ states, transitions }).toEqual({ states: 5, transitions: 10 });
    expect(verdicts[0]?.verdict).toBe('holds');
  });

  it('is part of the context of an actor', async () => {
    const child = setup({ types: { context: {} as { r: Record<string, number> } } }).createMachine({
      context: { r: {} },
      initial: 'filling',
      states: {
        filling: {
          on: {
            a: { actions: assign({ r: ({ context }) => ({ ...context.r, a: 1 }) }) },
            b: { actions: assign({ r: ({ context }) => ({ ...context.r, b: 1 }) }) },
            end: { guard: ({ context }) => Object.keys(context.r).join() === 'b,a', target: 'ended' },
          },
        },
        ended: {},
      },
    });
    const machine = createMachine({ invoke: { src: child, id: 'child' } });
    const { states } = await explore(machine, {
      engine,
      events: [],
      children: { child: { events: [...pairs, { type: 'end' }] } },
      properties: [],
    });
    // {}, a, b, ab, ba, and ba that has ended.
    expect(states).toBe(6);
  });

  it('counts for nothing where the view leaves it out', async () => {
    const set = setup({ types: { context: {} as { r: Record<string, number> } } }).createMachine({
      context: { r: {} },
      on: {
        a: { actions: assign({ r: ({ context }) => ({ ...context.r, a: 1 }) }) },
        b: { actions: assign({ r: ({ context }) => ({ ...context.r, b: 1 }) }) },
      },
    });
    const all = { engine, events: pairs, properties: [] };
    expect((await explore(set, all)).states).toBe(5);
    const sorted = await explore(set, { ...all, view: ({ context }) => Object.keys(context.r).sort() });
    expect(sorted.states).toBe(4);
  });
});
