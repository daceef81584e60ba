import { describe, expect, it } from 'vitest';
import {
  type AnyStateMachine,
  cancel,
  createMachine,
  emit,
  enqueueActions,
  fromPromise,
  initialTransition,
  not,
  raise,
  type SnapshotFrom,
  sendTo,
  setup,
  spawnChild,
  stateIn,
  stopChild,
  transition,
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

  it('takes eventless transitions of two regions in the order in which their states were entered', async () => {
    const region = (own: string) => ({
      initial: 'out',
      states: {
        out: { on: { [own]: 'in' } },
        in: {
          always: {
            guard: 'isOpen' as const,
            target: 'passed',
            actions: { type: 'note' as const, params: own },
          },
        },
        passed: {},
      },
    });
    const types: { context?: { last: { by: string } } } = {};
    const machine = setup({
      types,
      guards: { isOpen: stateIn({ gate: 'open' }) },
      actions: {
        note: edit(({ last }, _, by: string) => {
          last.by = by;
        }),
      },
    }).createMachine({
      type: 'parallel',
      context: { last: { by: '' } },
      states: {
        gate: { initial: 'shut', states: { shut: { on: { back: 'open' } }, open: {} } },
        one: region('go'),
        other: region('stop'),
      },
    });
    const reference = referenceByOrder(machine);
    const result = await walk(machine, { ...engine, graph: true });
    const last = Array.from({ length: result.states }, (_, state) => result.graph?.state(state).context);
    expect(new Set(last.map(context => JSON.stringify(context)))).toEqual(
      new Set(['', 'go', 'stop'].map(by => JSON.stringify({ last: { by } }))),
    );
    expect(result.states).toBe(reference);
  });
});

it.each(['plain', 'traced'])(
  'ends a machine that never comes to rest, with the place (%s engine)',
  async engine => {
    const endless = { initial: 'a', states: { a: { always: 'b' }, b: { always: 'a' } } };
    const later = { initial: 'a', states: { a: { on: { go: 'b' } }, b: endless } };
    await expect(walk(createMachine({ id: 'm', ...later }), { engine })).rejects.toThrow(
      /Machine "m" never comes to rest: after 10,000 inner steps it still goes through {"b":"a"}, {"b":"b"}/,
    );
  },
);

it('stops where the same delayed event is on its way again and again', async () => {
  const machine = createMachine({ on: { go: { actions: raise({ type: 'x' }, { delay: 1 }) } } });
  expect(await walk(machine)).toMatchObject({
    states: 5,
    closed: false,
    stopped: 'values',
    note: expect.stringContaining(
      'The delayed event "x" has come to be on its way more than 4 times at once.',
    ),
    verdicts: [{ verdict: 'holds to depth' }],
  });
});

it('stops where more actors live at once than may', async () => {
  const machine = createMachine({ on: { go: { actions: spawnChild(answer) } } });
  const result = await walk(machine, { bounds: { actors: 3 } });
  expect(result).toMatchObject({ closed: false, stopped: 'values' });
});

it('tells of a delay that nobody has given a time, which XState ends at once', async () => {
  const machine = createMachine({ initial: 'a', states: { a: { after: { PT2W: 'b' } }, b: {} } });
  expect(await walk(machine, { graph: true })).toMatchObject({
    states: 1,
    note: 'Nobody has given a time to "PT2W": as in XState, such a delay ends at once.',
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

it('ends a machine that never comes to its initial state', async () => {
  const machine = createMachine({
    id: 'm',
    initial: 'a',
    states: { a: { always: 'b' }, b: { always: 'a' } },
  });
  await expect(walk(machine)).rejects.toThrow(
    'The machine "m" cannot enter its initial state: Machine "m" never comes to rest: after 10,000 inner steps it still ' +
      'goes through "a", "b".',
  );
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

/** How many states there are when histories that come to the same by another order count twice. */
function referenceByOrder(machine: AnyStateMachine): number {
  const keyOf = (snapshot: SnapshotFrom<AnyStateMachine>) =>
    JSON.stringify([
      Object.entries(snapshot.value).sort(),
      snapshot.context,
      snapshot._nodes.filter(node => node.key === 'in').map(node => node.id),
    ]);
  const [initial] = initialTransition(machine);
  const found = new Map([[keyOf(initial), initial]]);
  for (const snapshot of found.values()) {
    for (const event of events) {
      const [next] = transition(machine, snapshot, event);
      if (!found.has(keyOf(next))) found.set(keyOf(next), next);
    }
  }
  return found.size;
}
