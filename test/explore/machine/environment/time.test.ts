import { describe, expect, it } from 'vitest';
import { type AnyStateMachine, createMachine, emit, setup } from 'xstate';
import { edit, explore } from '../../../../src/explore/index.ts';
import { engines } from '../../../support/engines.ts';

const walk = async (machine: AnyStateMachine, options: object) => {
  const events = [{ type: 'go' }];
  const result = await explore(machine, { events, properties: [], graph: true, ...options });
  const values = Array.from({ length: result.states }, (_, state) =>
    JSON.stringify(result.graph?.state(state).value),
  );
  return { ...result, values: new Set(values) };
};

const wait = (after: number) => ({
  initial: 'waiting',
  states: { waiting: { after: { [after]: 'over' } }, over: {} },
});
const both = (one: string, other: string) => JSON.stringify({ one, other });

/** Ticks every 300 ms, up to five times, until the time of 1000 ms is up. */
const ticker = setup({
  types: { context: {} as { ticks: { n: number } } },
  actions: {
    tick: edit(({ ticks }) => {
      ticks.n++;
    }),
  },
}).createMachine({
  context: { ticks: { n: 0 } },
  type: 'parallel',
  states: {
    time: wait(1000),
    ticker: {
      initial: 'on',
      states: {
        on: {
          after: {
            300: {
              guard: ({ context }) => context.ticks.n < 5,
              target: 'on',
              reenter: true,
              actions: 'tick',
            },
          },
        },
      },
    },
  },
});

describe.each(engines)('$engine engine, recheck $recheck', engine => {
  const ordered = { ...engine, time: 'ordered' };

  it('ends delays that have begun together in the order of their length', async () => {
    const machine = createMachine({ type: 'parallel', states: { one: wait(100), other: wait(200) } });
    const any = await walk(machine, engine);
    const { values, states } = await walk(machine, ordered);
    expect(any.states).toBe(4);
    expect(states).toBe(3);
    expect(values).not.toContain(both('waiting', 'over'));
  });

  it('ends those of one length in the order in which they have begun', async () => {
    const machine = createMachine({ type: 'parallel', states: { one: wait(100), other: wait(100) } });
    expect((await walk(machine, ordered)).values).not.toContain(both('waiting', 'over'));
  });

  it('lets one that has begun later end first only where it may', async () => {
    const later = (delay: number) => ({
      initial: 'before',
      states: { before: { on: { go: 'waiting' } }, ...wait(delay).states },
    });
    const late = createMachine({ type: 'parallel', states: { one: wait(1000), other: later(400) } });
    expect((await walk(late, ordered)).values).toContain(both('waiting', 'over'));
    const later1000 = createMachine({ type: 'parallel', states: { one: wait(1000), other: later(1000) } });
    expect((await walk(later1000, ordered)).values).not.toContain(both('waiting', 'over'));
  });

  it('counts how often a short one ends before a long one', async () => {
    const most = async (options: object) => {
      const { graph, states, closed } = await walk(ticker, options);
      expect(closed).toBe(true);
      const found = Array.from({ length: states }, (_, state) => graph?.state(state));
      return Math.max(
        ...found.map(state =>
          JSON.stringify(state?.value).includes('"time":"waiting"')
            ? Number(/"n":(\d)/.exec(JSON.stringify(state?.context))?.[1])
            : 0,
        ),
      );
    };
    expect(await most(engine)).toBe(5);
    expect(await most(ordered)).toBe(3);
  });

  it('does not wait for what was cancelled', async () => {
    const machine = createMachine({
      initial: 'a',
      after: { 50: { actions: emit({ type: 'late' }) } },
      states: { a: { after: { 10: 'b' }, on: { go: 'c' } }, b: {}, c: { after: { 100: 'd' } }, d: {} },
    });
    const { values, closed } = await walk(machine, ordered);
    expect(closed).toBe(true);
    expect(values).toEqual(new Set(['"a"', '"b"', '"c"', '"d"']));
  });
});

it('needs the rest of a state to begin in', async () => {
  const from = { value: { time: 'waiting', ticker: 'on' }, context: { ticks: { n: 0 } } };
  await expect(walk(ticker, { time: 'ordered', from })).rejects.toThrow(
    'needs its rest where time is ordered',
  );
});
