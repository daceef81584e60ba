import { describe, expect, it } from 'vitest';
import { setup } from 'xstate';
import { edit, explore } from '../../../src/explore/index.ts';
import { strengthOf, suite, suiteOf } from '../../../src/generate/index.ts';

const types: { context?: { coins: { paid: number; total: number } }; events?: { type: 'pay' | 'push' } } = {};

/** A turnstile that opens for two coins. It counts all that were paid, up to three, and nobody sees that it closes. */
const turnstile = setup({
  types,
  guards: { isEnough: ({ context }) => context.coins.paid === 1 },
  actions: {
    count: edit(draft => {
      draft.coins.paid = 1 - draft.coins.paid;
    }),
    add: edit(draft => {
      draft.coins.total = Math.min(3, draft.coins.total + 1);
    }),
    click: () => {},
  },
}).createMachine({
  context: { coins: { paid: 0, total: 0 } },
  initial: 'closed',
  states: {
    closed: {
      on: {
        pay: [
          { guard: 'isEnough', target: 'open', actions: 'count' },
          { target: 'closed', actions: ['count', 'add'] },
        ],
      },
    },
    open: { exit: 'click', on: { push: 'closed' } },
  },
});

const events = [{ type: 'pay' as const }, { type: 'push' as const }];

async function made() {
  const { graph } = await explore(turnstile, { events, properties: [], graph: true });
  if (graph === undefined) throw new Error('it was asked for');
  return suite(graph, { cover: 'transitions' });
}

describe('the strength of a suite', () => {
  it('counts each guard negated, each action dropped, each target moved', async () => {
    // One guard, three actions of transitions, one of a state, three targets.
    expect(await strengthOf(turnstile, await made())).toEqual({
      told: 7,
      untold: ['open, without click on exit'],
      unreached: [],
    });
  });

  it('is less where a test sees less', async () => {
    const strength = await strengthOf(turnstile, await made(), { observe: ({ snapshot }) => snapshot.value });
    expect(strength?.untold).toEqual(['closed: pay -> closed, without add', 'open, without click on exit']);
  });

  it('tells where no test comes', async () => {
    const [first] = (await made()).tests;
    const short = suiteOf([(first ?? []).slice(0, 1)]);
    expect(await strengthOf(turnstile, short)).toEqual({
      told: 4,
      untold: [],
      unreached: [
        'closed: pay [isEnough] -> open, without count',
        'closed: pay [isEnough] -> open, but to closed',
        'open, without click on exit',
        'open: push -> closed, but to open',
      ],
    });
  });

  it('leaves the machine as it is', async () => {
    const suite = await made();
    const before = await strengthOf(turnstile, suite);
    expect(await strengthOf(turnstile, suite)).toEqual(before);
  });

  it('is told of a machine that goes round for ever, or throws', async () => {
    const machine = setup({
      types: {} as { context: { n: { is: number } }; events: { type: 'go' } },
      guards: { isDone: ({ context }) => context.n.is === 2 },
      actions: {
        one: edit(draft => {
          draft.n.is = 1;
        }),
        two: edit(draft => {
          if (draft.n.is === 0) throw new Error('too soon');
          draft.n.is = 2;
        }),
      },
    }).createMachine({
      context: { n: { is: 0 } },
      initial: 'a',
      states: {
        a: { on: { go: { target: 'b', actions: ['one', 'two'] } } },
        b: { always: [{ guard: 'isDone', target: 'c' }, { target: 'd' }] },
        c: {},
        d: { always: 'b' },
      },
    });
    const { graph } = await explore(machine, { events: [{ type: 'go' }], properties: [], graph: true });
    if (graph === undefined) throw new Error('it was asked for');
    const strength = await strengthOf(machine, suite(graph, { cover: 'transitions' }));
    expect(strength).toEqual({
      told: 4,
      // From where it goes on to c as well.
      untold: ['a: go -> b, but to c'],
      unreached: ['b: -> d, but to a', 'd: -> b, but to c'],
    });
  });
});

it('can be interrupted', async () => {
  const suite = await made();
  expect(await strengthOf(turnstile, suite, { signal: AbortSignal.abort() })).toBeNull();
});
