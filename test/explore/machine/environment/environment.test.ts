import { describe, expect, it } from 'vitest';
import {
  type AnyStateMachine,
  cancel,
  createMachine,
  emit,
  enqueueActions,
  fromPromise,
  not,
  raise,
  sendTo,
  setup,
  spawnChild,
  stateIn,
  stopChild,
} from 'xstate';
import { edit, explore, statesAlong } from '../../../../src/explore/index.ts';
import { engines } from '../../../support/engines.ts';
import { referenceWalk } from '../../../support/reference-walk.ts';

const answer = fromPromise(async () => 1);
const events = ['go', 'back', 'stop'].map(type => ({ type }));
const walk = (machine: AnyStateMachine, options: object = {}) =>
  explore(machine, { events, properties: [{ kind: 'deadlock', name: 'goes on' }], ...options });

const MACHINES: Readonly<Record<string, AnyStateMachine>> = {
  'an invocation with a limit of time, and another try': setup({
    actors: { fetchUser: answer },
  }).createMachine({
    initial: 'idle',
    states: {
      idle: { on: { go: 'loading' } },
      loading: {
        invoke: { src: 'fetchUser', onDone: 'loaded', onError: 'failed' },
        after: { 1000: 'late' },
        on: { stop: 'idle' },
      },
      failed: { after: { 500: 'loading', 2000: 'idle' } },
      late: { on: { go: 'loading' } },
      loaded: { on: { back: 'idle' } },
    },
  }),
  'a delayed event from the start, that can be cancelled': createMachine({
    entry: raise({ type: 'ring' }, { delay: 10, id: 'bell' }),
    initial: 'a',
    states: { a: { on: { ring: 'b', stop: { actions: cancel('bell') } } }, b: {} },
  }),
  'a timer that ends while a guard forbids what it brings': createMachine({
    type: 'parallel',
    states: {
      door: { initial: 'open', states: { open: { on: { go: 'shut' } }, shut: { on: { back: 'open' } } } },
      light: {
        initial: 'on',
        states: {
          on: { after: { 5: { target: 'off', guard: not(stateIn({ door: 'open' })) } } },
          off: { on: { back: 'on' } },
        },
      },
    },
  }),
  'a timer without a target, which ends once': createMachine({
    initial: 'a',
    states: {
      a: { after: { 5: { actions: emit({ type: 'tick' }) } }, on: { go: { target: 'a', reenter: true } } },
    },
  }),
  'an invocation that is stopped and begun again': createMachine({
    initial: 'a',
    invoke: { src: answer, id: 'whole', onDone: { actions: emit({ type: 'done' }) }, onError: '.b' },
    states: {
      a: { invoke: { src: answer, onDone: 'b' }, on: { go: { target: 'a', reenter: true } } },
      b: {},
    },
  }),
  'an actor that is spawned, and stopped': createMachine({
    initial: 'a',
    states: {
      a: { on: { go: { actions: spawnChild(answer, { id: 'worker' }), target: 'b' } } },
      b: {
        on: {
          stop: { actions: stopChild('worker'), target: 'a' },
          'xstate.done.actor.worker': { actions: stopChild('worker'), target: 'a' },
          'xstate.error.actor.worker': { actions: stopChild('worker'), target: 'a' },
        },
      },
    },
  }),
  'a delayed event that only running shows': createMachine({
    on: {
      go: {
        actions: enqueueActions(({ enqueue }) => {
          enqueue.cancel('x');
          enqueue.raise({ type: 'stop' }, { delay: 5, id: 'x' });
        }),
      },
    },
    initial: 'a',
    states: { a: { on: { stop: 'b' } }, b: {} },
  }),
};

describe.each(Object.entries(MACHINES))('%s', (_, machine) => {
  const reference = referenceWalk({ machine, events });

  it.each(engines)('is walked as the reference walks it ($engine engine, recheck $recheck)', async engine => {
    const { states, transitions, depth } = await walk(machine, engine);
    expect({ states, transitions, depth }).toEqual(reference);
  });
});

const fetcher = setup({
  types: { context: { user: { name: '' } } },
  actors: { fetchUser: answer },
}).createMachine({
  initial: 'loading',
  context: { user: { name: '' } },
  states: {
    loading: {
      invoke: {
        src: 'fetchUser',
        onDone: {
          target: 'loaded',
          actions: edit((draft, event) => {
            draft.user.name = String(event.output);
          }),
        },
      },
    },
    loaded: { type: 'final' },
  },
});

describe.each(engines)('$engine engine, recheck $recheck', engine => {
  it('takes each outcome that is listed, and none that is not', async () => {
    const outcomes = { fetchUser: { done: ['Ada', 'Grace'] } };
    const result = await walk(fetcher, { ...engine, outcomes, graph: true });
    expect(result).toMatchObject({ states: 3, transitions: 2 });
    const names = [0, 1, 2].map(state => result.graph?.state(state).context);
    expect(names).toEqual(['', 'Ada', 'Grace'].map(name => ({ user: { name } })));
  });

  it('has a machine fail of an error that nothing handles, as XState does', async () => {
    const result = await walk(fetcher, { ...engine, graph: true });
    const rests = [0, 1, 2].map(state => result.graph?.state(state).rest);
    expect(result).toMatchObject({ states: 3, transitions: 2 });
    expect(rests).toContain('{"failed":true}');
  });

  it('begins with the input that it is given', async () => {
    const machine = createMachine({
      context: ({ input }: { input: { start: number } }) => ({ count: { n: input.start } }),
    });
    const result = await walk(machine, { ...engine, input: { start: 3 }, graph: true });
    expect(result.graph?.state(0).context).toEqual({ count: { n: 3 } });
    await expect(walk(machine, engine)).rejects.toThrow(
      'Its context is made from an input: give it one by `input`.',
    );
  });

  it('goes on from a state with what it waits for', async () => {
    const machine = MACHINES['an invocation with a limit of time, and another try'];
    if (machine === undefined) throw new Error('gone');
    const { graph, states } = await walk(machine, { graph: true });
    for (let state = 0; state < states; state++) {
      const from = graph?.state(state);
      const result = await walk(machine, { ...engine, from, graph: true });
      expect(result).toMatchObject({ states, closed: true });
      expect(result.graph?.state(0)).toEqual(from);
    }
  });

  it('refuses what is sent to an actor of which nothing is said', async () => {
    const machine = setup({ actors: { answer } }).createMachine({
      id: 'm',
      invoke: { src: 'answer', id: 'it' },
      on: { go: { actions: sendTo('it', { type: 'ping' }) } },
    });
    await expect(walk(machine, engine)).rejects.toThrow(
      'The machine sends "ping" to actor "it", of which nothing is said. Say by `outcomes: { "answer": ... }`',
    );
    expect(await walk(machine, { ...engine, outcomes: { it: {} } })).toMatchObject({
      states: 1,
      transitions: 1,
    });
  });
});

it('tells the states along a history, with what they wait for', () => {
  const machine = createMachine({
    id: 'm',
    initial: 'a',
    states: { a: { on: { go: 'b' } }, b: { after: { 5: 'a' } } },
  });
  expect(statesAlong(machine, [{ type: 'go' }, { type: 'xstate.after.5.m.b' }])).toEqual([
    { value: 'a', context: {} },
    { value: 'b', context: {}, rest: '{"pending":["xstate.after.5.m.b"]}' },
    { value: 'a', context: {} },
  ]);
});

it.each([
  [
    { outcomes: { fetchUsr: {} } },
    'explore: outcomes: expected names of actors: fetchUser, found "fetchUsr". Did you mean "fetchUser"?',
  ],
  [{ outcomes: { fetchUser: { don: [1] } } }, 'Did you mean "done"?'],
  [{ outcomes: { fetchUser: { done: 1 } } }, 'explore: outcomes.fetchUser.done: expected a list, found 1.'],
  [{ children: 'explor' }, 'Did you mean "explore"?'],
  [{ children: { fetchUsers: {} } }, 'Did you mean "fetchUser"?'],
])('refuses %j', async (options, message) => {
  await expect(walk(fetcher, options)).rejects.toThrow(message);
});
