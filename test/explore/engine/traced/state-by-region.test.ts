import { describe, expect, it } from 'vitest';
import { type AnyStateMachine, assign, createMachine, raise, stateIn } from 'xstate';
import { explore, type SeenState, type StateGraph } from '../../../../src/explore/index.ts';
import { agreed, type Way } from '../../../support/agreement.ts';
import { switches, switchesOf } from '../../../support/machines/switches.ts';

it('runs the steps of a region once, whatever the others are in', async () => {
  const { states, transitions, depth, closed, slowSteps, verdicts } = await explore(switches(12), {
    events: switchesOf(12),
    properties: [
      { kind: 'never', name: 'two on', when: state => state.matches({ r0: 'on', r11: 'on' }) },
      { kind: 'deadlock', name: 'deadlock' },
    ],
  });
  expect({ states, transitions, depth, closed, slowSteps }).toEqual({
    states: 4096,
    transitions: 49_152,
    depth: 12,
    closed: true,
    slowSteps: 24,
  });
  expect(verdicts.map(({ verdict, history }) => [verdict, history?.length])).toEqual([
    ['violated', 2],
    ['holds', undefined],
  ]);
});

it('closes where the state value has more values than one slot', async () => {
  const { states, transitions, depth, closed, slowSteps } = await explore(switches(17), {
    events: switchesOf(17),
    properties: [],
  });
  expect({ states, transitions, depth, closed, slowSteps }).toEqual({
    states: 131_072,
    transitions: 2_228_224,
    depth: 17,
    closed: true,
    slowSteps: 34,
  });
});

type Seen = SeenState<unknown>;

/** Both engines find the same. */
async function walked(
  machine: AnyStateMachine,
  types: readonly string[],
  when: (state: Seen) => boolean = () => false,
) {
  const walk = ({ symmetry: _, ...way }: Way) =>
    explore(machine, {
      events: types.map(type => ({ type })),
      properties: [
        { kind: 'never', name: 'never', when },
        { kind: 'deadlock', name: 'deadlock' },
      ],
      ...way,
    });
  const { folded, plain } = await agreed(walk, {});
  await agreed(walk, { inFull: false, recheck: 1 });
  return { states: plain.states, slowSteps: folded.slowSteps };
}

/** Regions beside the one that a test is about, whose eight states should not matter. */
const ASIDE = ['S0', 'S1', 'S2'];
const aside = Object.fromEntries(
  ASIDE.map(type => [
    type.toLowerCase(),
    {
      initial: 'off',
      states: { off: { on: { [type]: 'on' } }, on: { tags: [type], on: { [type]: 'off' } } },
    },
  ]),
);

const toggle = (type: string) => ({
  initial: 'off',
  states: { off: { on: { [type]: 'on' } }, on: { on: { [type]: 'off' } } },
});

describe('both engines agree on', () => {
  it.each([
    ['a region by itself', { r: toggle('X') }, { slowSteps: 2, states: 16 }],
    [
      'an event of two regions',
      {
        r: toggle('X'),
        q: { initial: 'a', states: { a: { on: { X: 'b' } }, b: { on: { X: 'c' } }, c: {} } },
      },
      { slowSteps: 4, states: 32 },
    ],
    [
      'a target in another region',
      { r: { initial: 'a', states: { a: { on: { X: '#m.q.on' } } } }, q: toggle('Y') },
      { slowSteps: 18, states: 16 },
    ],
    [
      'a state that leads to its region',
      { r: { initial: 'a', states: { a: { on: { X: 'b' } }, b: { on: { X: '#m.r', Y: 'a' } } } } },
      { slowSteps: 17, states: 16 },
    ],
    [
      'a region that leads to itself',
      { r: { ...toggle('X'), on: { Y: '#m.r' } } },
      { slowSteps: 4, states: 16 },
    ],
    [
      'a region that is entered again',
      { r: { ...toggle('X'), on: { Y: { target: '.off', reenter: true } } } },
      { slowSteps: 18, states: 16 },
    ],
    [
      'wildcards',
      { r: toggle('X.*'), q: toggle('X.Y.*'), p: { ...toggle('Y'), on: { 'X.Y': {} } }, o: toggle('*') },
      { slowSteps: 34, states: 64 },
    ],
    [
      'events that are refused',
      {
        r: { initial: 'a', states: { a: { on: { X: undefined, Y: 'b' } }, b: {} }, on: { X: '.b' } },
        q: toggle('X'),
      },
      { slowSteps: 5, states: 32 },
    ],
    [
      'eventless transitions of one region',
      {
        r: {
          initial: 'a',
          states: {
            a: { on: { X: 'b' } },
            b: { always: 'c' },
            c: { on: { X: 'd' } },
            d: { always: { target: 'a', guard: ({ event }: { event: object }) => 'type' in event } },
          },
        },
        q: toggle('Y'),
      },
      { slowSteps: 12, states: 32 },
    ],
    [
      'a state that is asked for',
      { r: toggle('X'), q: { on: { Y: { guard: stateIn('#m.r.on'), target: '#m.q', reenter: true } } } },
      { slowSteps: 66, states: 16 },
    ],
    [
      'a raised event',
      {
        r: { initial: 'a', states: { a: { on: { X: { actions: raise({ type: 'Y' }) } } } } },
        q: toggle('Y'),
      },
      { slowSteps: 74, states: 16 },
    ],
  ])('%s', async (_, states, expected) => {
    const machine = createMachine({ id: 'm', type: 'parallel', states: { ...states, ...aside } });
    const { slowSteps, states: count } = await walked(machine, ['X', 'Y', 'X.Y', 'X.Z', ...ASIDE]);
    expect({ slowSteps: slowSteps - 2 * ASIDE.length, states: count }).toEqual(expected);
  });
});

interface Context {
  readonly n: number;
}
const types: { context?: Context; events?: { type: 'X' } } = {};
const counting = (change: (n: number) => number) =>
  assign<Context, { type: 'X' }, undefined, { type: 'X' }, never>({
    n: ({ context }) => change(context.n) % 5,
  });

/** What the context holds in each state, in the order of the walk. */
function numbersIn(graph: StateGraph<Context, unknown> | undefined): number[] {
  return Array.from({ length: graph?.states ?? 0 }, (_, state) => graph?.state(state).context.n ?? -1);
}

describe.each(['traced', 'plain'] as const)('%s', engine => {
  it('transitions of states side by side are taken in the order of the chart, from any state', async () => {
    const side = (change: (n: number) => number) => ({ on: { X: { actions: counting(change) } } });
    const machine = createMachine({
      types,
      context: { n: 1 },
      type: 'parallel',
      states: {
        p: { type: 'parallel', states: { z: side(n => n * 2), a: side(n => n + 1) } },
        o: side(n => n + 1),
      },
    });
    const events = [{ type: 'X' as const }];
    const { graph } = await explore(machine, { events, properties: [], graph: true, engine });
    expect(numbersIn(graph)).toEqual([1, 4, 0, 2]);
    const from = { value: { o: {}, p: { a: {}, z: {} } }, context: { n: 2 } };
    const again = await explore(machine, { events, properties: [], graph: true, engine, from });
    expect(numbersIn(again.graph)).toEqual([2, 1, 4, 0]);
    expect(again.graph?.find({ value: { p: { z: {}, a: {} }, o: {} }, context: { n: 4 } })).toBe(2);
  });

  it('a region reads what another has written in the same step', async () => {
    const machine = createMachine({
      types,
      context: { n: 0 },
      type: 'parallel',
      states: {
        r: { on: { X: { actions: counting(n => n + 1) } } },
        q: {
          initial: 'a',
          states: {
            a: { on: { X: { guard: ({ context }) => context.n === 0, target: 'b' } } },
            b: {
              exit: counting(n => n * 3),
              always: { guard: ({ context }) => context.n === 2, target: 'c' },
            },
            c: { entry: counting(n => n + 3) },
          },
        },
      },
    });
    const { graph } = await explore(machine, {
      events: [{ type: 'X' }],
      properties: [],
      graph: true,
      engine,
    });
    // On the second X: 1 + 1, which is 2, so * 3 and + 3.
    expect(numbersIn(graph)).toEqual([0, 1, 4, 0, 1, 2, 3]);
    expect(graph?.find({ value: { r: {}, q: 'c' }, context: { n: 3 } })).toBe(6);
    for (const value of ['c', {}, { q: 'c' }, { r: {}, q: 'd' }, { r: {}, q: 'c', p: 'c' }])
      expect(graph?.find({ value, context: { n: 3 } })).toBe(null);
  });
});

describe('a property', () => {
  const machine = createMachine({
    type: 'parallel',
    states: { r: toggle('X'), q: toggle('Y'), ...aside },
    tags: ['top'],
  });

  it.each<[string, (state: Seen) => boolean, number]>([
    ['of one region', ({ value }) => Reflect.get(Object(value), 'r') === 'on', 2],
    ['that one region matches', state => state.matches({ r: 'on' }), 2],
    ['that several match', state => state.matches({ r: 'on', q: 'on', s2: 'on' }), 4],
    ['that a tag is there', state => state.hasTag('S1'), 2],
    ['that the tag of the root is there', state => state.hasTag('top'), 1],
    ['that no tag is there', state => state.hasTag('none'), 1],
    ['of all tags', ({ tags }) => tags.size === 4, 32],
    ['of the state value spelt out', ({ value }) => JSON.stringify(value).endsWith('"s2":"on"}'), 32],
    ['of a region by name alone', state => state.matches('r'), 1],
    ['that the machine has ended', ({ status }) => status !== 'active', 1],
  ])('%s is asked once for what it looks at', async (_, holds, most) => {
    const events = ['X', 'Y', ...ASIDE];
    expect(await walked(machine, events, holds)).toEqual({ states: 32, slowSteps: 10 });
    let asked = 0;
    const counted = (state: Seen) => {
      asked++;
      holds(state);
      // Once it is violated nobody asks.
      return false;
    };
    await explore(machine, {
      events: events.map(type => ({ type })),
      properties: [{ kind: 'never', name: 'counted', when: counted }],
    });
    expect(asked).toBe(most);
  });
});
