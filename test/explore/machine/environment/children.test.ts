import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import {
  type AnyActorRef,
  type AnyStateMachine,
  assign,
  createActor,
  createMachine,
  type EventObject,
  raise,
  StateMachine,
  sendParent,
  sendTo,
  setup,
  spawnChild,
  stopChild,
} from 'xstate';
import { explore } from '../../../../src/explore/index.ts';

const lamp = createMachine({
  context: ({ input }: { input?: { start?: number } }) => ({ presses: input?.start ?? 0 }),
  initial: 'off',
  output: ({ context }) => context.presses,
  states: {
    off: { on: { press: { target: 'on', actions: sendParent({ type: 'lit' }) } } },
    on: {
      entry: assign({ presses: ({ context }) => context.presses + 1 }),
      on: { press: 'off', smash: 'broken' },
    },
    broken: { type: 'final' },
  },
});

/** Tells its parent what it is told, and stops by itself. */
const echo = createMachine({
  initial: 'listening',
  entry: sendParent({ type: 'ready' }),
  states: {
    listening: { on: { ping: { actions: sendParent({ type: 'pong' }) }, bye: 'gone' } },
    gone: { type: 'final' },
  },
});

const MACHINES: Readonly<Record<string, { machine: AnyStateMachine; within?: readonly EventObject[] }>> = {
  'a child that answers, and ends': {
    machine: setup({ actors: { lamp } }).createMachine({
      context: { broken: null as number | null },
      invoke: {
        src: 'lamp',
        id: 'lamp',
        input: { start: 0 },
        onDone: { target: '.dark', actions: assign({ broken: ({ event }) => Number(event.output) }) },
      },
      initial: 'dark',
      states: {
        dark: { on: { go: { actions: sendTo('lamp', { type: 'press' }) }, lit: 'light' } },
        light: { on: { stop: { actions: sendTo('lamp', { type: 'smash' }) } } },
      },
    }),
  },
  'a child whose snapshots are seen, pressed from elsewhere': {
    machine: setup({ actors: { lamp } }).createMachine({
      context: { seen: '' },
      invoke: {
        src: 'lamp',
        id: 'lamp',
        input: { start: 3 },
        onSnapshot: { actions: assign({ seen: ({ event }) => String(event.snapshot.value) }) },
      },
    }),
    within: [{ type: 'press' }],
  },
  'a spawned child that is kept in the context, and spoken to there': {
    machine: setup({
      actors: { echo },
      types: { context: {} } as { context: { ref: AnyActorRef | null; pongs: number } },
    }).createMachine({
      context: { ref: null, pongs: 0 },
      initial: 'idle',
      on: {
        pong: {
          guard: ({ context }) => context.pongs < 2,
          actions: assign({ pongs: ({ context }) => context.pongs + 1 }),
        },
      },
      states: {
        idle: {
          on: {
            go: { target: 'busy', actions: assign({ ref: ({ spawn }) => spawn('echo', { id: 'echo' }) }) },
          },
        },
        busy: {
          on: {
            ready: { actions: raise({ type: 'again' }) },
            again: { actions: sendTo(({ context }) => context.ref ?? '', { type: 'ping' }) },
            back: { actions: sendTo('echo', { type: 'ping' }) },
            stop: { target: 'idle', actions: [stopChild('echo'), assign({ ref: null, pongs: 0 })] },
          },
        },
      },
    }),
  },
  'a child of a child': {
    machine: setup({
      actors: {
        middle: setup({ actors: { echo } }).createMachine({
          invoke: { src: 'echo', id: 'echo' },
          initial: 'waiting',
          states: {
            waiting: { on: { ready: 'open', ask: { actions: sendTo('echo', { type: 'ping' }) } } },
            open: {
              on: {
                ask: { actions: sendTo('echo', { type: 'ping' }) },
                pong: { actions: sendParent({ type: 'heard' }) },
                end: { actions: sendTo('echo', { type: 'bye' }) },
                'xstate.done.actor.echo': 'over',
              },
            },
            over: { type: 'final' },
          },
        }),
      },
    }).createMachine({
      initial: 'a',
      states: {
        a: {
          invoke: { src: 'middle', id: 'middle', onDone: 'c' },
          on: {
            go: { actions: sendTo('middle', { type: 'ask' }) },
            heard: '.told',
            stop: { actions: sendTo('middle', { type: 'end' }) },
            back: { target: 'a', reenter: true },
          },
          initial: 'untold',
          states: { untold: {}, told: {} },
        },
        c: { on: { back: 'a' } },
      },
    }),
  },
  'a child that is stopped in the step that starts it': {
    machine: setup({ actors: { echo } }).createMachine({
      context: { count: 0 },
      on: { ready: { actions: assign({ count: ({ context }) => Number(context['count']) + 1 }) } },
      initial: 'a',
      states: {
        a: { on: { go: 'b', stop: { actions: [spawnChild('echo', { id: 'other' }), stopChild('other')] } } },
        b: { invoke: { src: 'echo' }, always: 'c' },
        c: {},
      },
    }),
  },
};

const events = ['go', 'stop', 'back'].map(type => ({ type }));

/** Everything is held against actors of XState that take the same events. */
describe.each(Object.entries(MACHINES))('%s', (_, { machine, within = [] }) => {
  it.each(['plain', 'traced'] as const)('does what XState’s actors do (%s engine)', async engine => {
    const children = within.length === 0 ? 'explore' : { lamp: { events: within } };
    const bounds = { states: 60 };
    const { graph, states } = await explore(machine, {
      events,
      properties: [],
      engine,
      children,
      bounds,
      graph: true,
    });
    if (graph === undefined) throw new Error('There is no graph.');
    const edges = [...graph.edges()];
    const ways: (readonly EventObject[] | undefined)[] = [[]];
    for (let state = 0; state < states; state++) {
      const way = ways[state] ?? [];
      const { value, context, rest = '{}' } = graph.state(state);
      const actor = replayed(machine, way);
      expect(kept(actor)).toEqual({ value, context: withoutActors(context), children: keptIn(rest) });
      const here = edges.filter(({ from }) => from === state);
      for (const { event, to } of here) ways[to] ??= [...way, event];
      for (const event of events)
        expect(here.some(edge => edge.event.type === event.type)).toBe(
          actor.getSnapshot().status === 'active' && actor.getSnapshot().can(event),
        );
      actor.stop();
    }
    expect(states).toBeGreaterThan(1);
  });
});

function replayed(machine: AnyStateMachine, way: readonly EventObject[]) {
  const actor = createActor(machine);
  actor.start();
  for (const event of way) {
    const to = 'actor' in event && Array.isArray(event['actor']) ? String(event['actor'][0]) : null;
    if (to === null) actor.send(event);
    else actor.getSnapshot().children[to]?.send(event['event' as never]);
  }
  return actor;
}

/** What an actor is, and those in it; of one that has ended, `null`. */
function kept(actor: AnyActorRef): unknown {
  const { value, context, children } = actor.getSnapshot();
  const living = Object.entries<AnyActorRef | undefined>(children).map(([id, child]) => [
    id,
    child?.getSnapshot().status === 'active' ? kept(child) : null,
  ]);
  return { value, context: withoutActors(context), children: Object.fromEntries(living) };
}

function keptIn(rest: string): unknown {
  const inner = (child: { value: unknown; context: object; children?: object } | null): unknown =>
    child && {
      value: child.value,
      context: withoutActors(child.context),
      children: below(child.children ?? {}),
    };
  const below = (children: object): unknown =>
    Object.fromEntries(Object.entries(children).map(([id, child]) => [id, inner(child)]));
  return below(JSON.parse(rest).children ?? {});
}

function withoutActors(context: object): unknown {
  return Object.fromEntries(
    Object.entries(context).map(([key, value]) => [
      key,
      typeof value === 'object' && value !== null ? 'actor' : value,
    ]),
  );
}

it('takes machines of another copy of XState, as the bundled command meets them', async () => {
  const require = createRequire(import.meta.url);
  const held = Object.entries(require.cache).filter(([file]) => file.includes('/node_modules/xstate/'));
  for (const [file] of held) delete require.cache[file];
  const other: typeof import('xstate') = require('xstate');
  expect(other.StateMachine).not.toBe(StateMachine);
  const walked = async (xstate: Pick<typeof other, 'createMachine' | 'assign' | 'spawnChild'>) => {
    const child = xstate.createMachine({
      context: ({ input }: { input?: { start?: number } }) => ({ presses: input?.start ?? 0 }),
      on: {
        press: {
          guard: ({ context }) => context.presses < 3,
          actions: xstate.assign({ presses: ({ context }) => context.presses + 1 }),
        },
      },
    });
    const machine = xstate.createMachine({
      initial: 'idle',
      invoke: { src: child, id: 'invoked', input: { start: 2 } },
      states: { idle: { on: { go: 'busy' } }, busy: { entry: xstate.spawnChild(child, { id: 'spawned' }) } },
    });
    const { states, transitions, depth } = await explore(machine, {
      events: [{ type: 'go' }],
      children: { invoked: { events: [{ type: 'press' }] }, spawned: { events: [{ type: 'press' }] } },
      properties: [],
    });
    return { states, transitions, depth };
  };
  const expected = await walked({ createMachine, assign, spawnChild });
  expect(expected.states).toBe(10);
  expect(await walked(other)).toEqual(expected);
});
