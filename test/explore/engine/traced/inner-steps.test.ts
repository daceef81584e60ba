import { describe, expect, test } from 'vitest';
import { and, raise, setup } from 'xstate';
import { edit, explore } from '../../../../src/explore/index.ts';

interface Context {
  readonly lamps: readonly [boolean, boolean, boolean, boolean, boolean, boolean];
  readonly seen: { readonly by: string };
}

interface Event {
  readonly type: 'count' | 'flip';
  readonly by: string;
}

const types: { context?: Context; events?: Event } = {};
const base = setup({
  types,
  actions: {
    observe: (_, _seen: string) => {},
    flip: edit(({ lamps }, _, { lamp }: { readonly lamp: number }) => {
      lamps[lamp] = !lamps[lamp];
    }),
    note: edit(({ seen }, { by }) => {
      seen.by = by;
    }),
    again: raise({ type: 'count', by: 'itself' }),
  },
  guards: {
    on: ({ context }, { lamp }: { readonly lamp: number }) => context.lamps[lamp] === true,
    byA: ({ event }) => event.by === 'a',
  },
});
type Config = NonNullable<Parameters<typeof base.createMachine>[0]['states']>;

const LAMPS = [0, 1, 2, 3, 4, 5];
const context: Context = { lamps: [false, false, false, false, false, false], seen: { by: '' } };

/** Counts in lamps: to the first that is off, one after the other. That is one step, of up to seven inner ones. */
function counter(states: Config = {}, last = 'idle') {
  const looks = LAMPS.map(lamp => [
    `look${lamp}`,
    {
      always: [
        {
          guard: { type: 'on', params: { lamp } } as const,
          target: lamp === 5 ? last : `look${lamp + 1}`,
          actions: [{ type: 'flip', params: { lamp } } as const],
        },
        { target: last, actions: [{ type: 'flip', params: { lamp } } as const] },
      ],
    },
  ]);
  return base.createMachine({
    id: 'counter',
    context,
    initial: 'idle',
    states: { idle: { on: { count: 'look0' } }, ...Object.fromEntries(looks), ...states },
  });
}

const both = [
  { type: 'count', by: 'a' },
  { type: 'count', by: 'b' },
] as const;

async function walked(machine: ReturnType<typeof counter>, engine: 'traced' | 'plain' = 'traced') {
  const { states, transitions, slowSteps, trees } = await explore(machine, {
    events: both,
    properties: [],
    engine,
  });
  return { states, transitions, slowSteps, paths: trees.map(({ paths }) => paths) };
}

test('XState runs where an inner step is new, and no event has it run again what another has', async () => {
  // One from the start, one for each lamp that is found on first, and two to confirm what was walked.
  expect(await walked(counter())).toEqual({ states: 64, transitions: 128, slowSteps: 9, paths: [7, 7] });
  expect(await walked(counter(), 'plain')).toEqual({
    states: 64,
    transitions: 128,
    slowSteps: 128,
    paths: [],
  });
});

describe('agrees with running all of it', () => {
  test.each([
    [
      'a guard looks at the event',
      { end: { always: [{ guard: 'byA', actions: 'note', target: 'idle' }, 'idle'] } },
    ],
    ['an action looks at the event', { end: { entry: 'note', always: 'idle' } }],
    [
      'a combined guard looks at the event',
      {
        end: {
          always: [{ guard: and(['byA', { type: 'on', params: { lamp: 1 } }]), target: 'idle' }, 'rest'],
        },
        rest: { on: { count: 'idle' } },
      },
    ],
    ['an event is raised', { end: { entry: 'again', on: { count: 'idle' } } }],
    [
      'an event is raised in places',
      {
        end: { always: [{ guard: { type: 'on', params: { lamp: 2 } }, target: 'loud' }, 'idle'] },
        loud: { entry: 'again', on: { count: 'idle' } },
      },
    ],
    [
      'a transition without a target ends the chain',
      {
        end: {
          always: { guard: { type: 'on', params: { lamp: 0 } }, actions: { type: 'observe', params: 'lit' } },
          on: { count: 'idle' },
        },
      },
    ],
    [
      'a transition without a target goes on',
      {
        end: {
          always: [
            { guard: { type: 'on', params: { lamp: 5 } }, actions: { type: 'flip', params: { lamp: 5 } } },
            'idle',
          ],
        },
      },
    ],
    ['everything is taken', { end: { on: { '*': 'idle' } } }],
    [
      'any event leads on in the midst',
      { end: { on: { '*': 'idle' }, always: { guard: 'byA', target: 'idle' } } },
    ],
    ['a state has exit actions', { end: { exit: { type: 'flip', params: { lamp: 3 } }, always: 'idle' } }],
    [
      'a state is within another',
      { end: { initial: 'in', states: { in: { always: 'out' }, out: { always: '#counter.idle' } } } },
    ],
  ] satisfies [string, Config][])('%s', async (_, states) => {
    const machine = counter(states, 'end');
    const traced = await walked(machine);
    const plain = await walked(machine, 'plain');
    expect(traced.states).toBe(plain.states);
    expect(traced.transitions).toBe(plain.transitions);
    expect(plain.states).toBeGreaterThan(8);
  });
});

test('an event that is known by who it is, and not by what it says, is found out', async () => {
  const machine = counter(
    {
      end: { always: [{ guard: ({ event }) => event === both[0], actions: 'note', target: 'idle' }, 'idle'] },
    },
    'end',
  );
  await expect(walked(machine)).rejects.toThrow(
    'Some guard or action depends on more than the leaves it reads',
  );
});

test('a guard that changes its mind is found out', async () => {
  let asked = 0;
  const machine = counter(
    { end: { always: [{ guard: () => ++asked % 3 === 0, actions: 'note', target: 'idle' }, 'idle'] } },
    'end',
  );
  await expect(walked(machine)).rejects.toThrow(/depends on more|went on differently/);
});
