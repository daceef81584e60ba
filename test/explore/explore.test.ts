import { describe, expect, it } from 'vitest';
import { assign, createMachine, setup } from 'xstate';
import { edit, explore, type Progress } from '../../src/explore/index.ts';
import { engines } from '../support/engines.ts';
import { counter } from '../support/machines/counter.ts';
import { twoPhaseCommit, twoPhaseEvents } from '../support/machines/two-phase-commit.ts';

const ones = [{ type: 'add', by: 1 }] as const;

describe.each(engines)('$engine engine, recheck $recheck', engine => {
  it('keeps a shortest history, in breadth-first order, and goes on after a violation', async () => {
    const result = await explore(counter(10), {
      events: [...ones, { type: 'add', by: 3 }],
      properties: [{ kind: 'never', name: 'seven', when: ({ context }) => context.count.n === 7 }],
      ...engine,
    });
    expect(result).toMatchObject({ states: 11, transitions: 18, depth: 4, closed: true, stopped: null });
    expect(result.verdicts).toEqual([
      {
        property: 'seven',
        verdict: 'violated',
        history: [ones[0], { type: 'add', by: 3 }, { type: 'add', by: 3 }],
      },
    ]);
  });

  it('finds a violation in the initial state, with an empty history', async () => {
    const { verdicts } = await explore(counter(1), {
      events: ones,
      properties: [{ kind: 'never', name: 'zero', when: ({ context }) => context.count.n === 0 }],
      ...engine,
    });
    expect(verdicts).toEqual([{ property: 'zero', verdict: 'violated', history: [] }]);
  });

  it('counts a step that changes nothing, and looks at what it shows', async () => {
    const result = await explore(counter(3), {
      events: [...ones, { type: 'look' }],
      properties: [
        { kind: 'observed', name: 'two seen', when: ({ n }: { readonly n: number }) => n === 2 },
        { kind: 'observed', name: 'four seen', when: ({ n }: { readonly n: number }) => n === 4 },
      ],
      ...engine,
    });
    expect(result).toMatchObject({ states: 4, transitions: 3 + 4, depth: 3 });
    expect(result.verdicts).toEqual([
      { property: 'two seen', verdict: 'violated', history: [ones[0], ones[0], { type: 'look' }] },
      { property: 'four seen', verdict: 'holds' },
    ]);
  });

  it('ignores a step that does not count: where it leads, and what it shows', async () => {
    const result = await explore(counter(3), {
      events: [...ones, { type: 'look' }],
      isTransition: ({ type }, observations: readonly { readonly n: number }[]) =>
        type === 'look' ? observations.some(({ n }) => n > 2) : true,
      properties: [
        { kind: 'observed', name: 'two seen', when: ({ n }) => n === 2 },
        { kind: 'observed', name: 'three seen', when: ({ n }) => n === 3 },
      ],
      ...engine,
    });
    expect(result).toMatchObject({ states: 4, transitions: 3 + 1 });
    expect(result.verdicts.map(({ verdict }) => verdict)).toEqual(['holds', 'violated']);

    const nothing = await explore(counter(3), {
      events: ones,
      properties: [],
      isTransition: () => false,
      ...engine,
    });
    expect(nothing).toMatchObject({ states: 1, transitions: 0, depth: 0, closed: true });
  });

  it('finds a state that no event leads out of, where the property asks for it', async () => {
    const { verdicts } = await explore(counter(4), {
      events: ones,
      properties: [
        { kind: 'deadlock', name: 'anywhere' },
        { kind: 'deadlock', name: 'below four', at: ({ context }) => context.count.n < 4 },
      ],
      ...engine,
    });
    expect(verdicts).toEqual([
      { property: 'anywhere', verdict: 'violated', history: [ones[0], ones[0], ones[0], ones[0]] },
      { property: 'below four', verdict: 'holds' },
    ]);
  });

  it('finds the shallowest state without a way back', async () => {
    const ask = (resetAt: number) =>
      explore(counter(6, resetAt), {
        events: [...ones, { type: 'reset' }],
        properties: [
          {
            kind: 'way-back',
            name: 'to zero',
            from: ({ context }) => context.count.n !== 5,
            home: ({ context }) => context.count.n === 0,
          },
        ],
        ...engine,
      });
    expect((await ask(6)).verdicts).toEqual([{ property: 'to zero', verdict: 'holds' }]);
    expect((await ask(4)).verdicts[0]?.history).toEqual(Array(6).fill(ones[0]));
    expect((await ask(2)).verdicts[0]?.history).toEqual(Array(3).fill(ones[0]));
  });

  it('says how deep it looked when the depth is bounded', async () => {
    const result = await explore(counter(10), {
      events: ones,
      bounds: { depth: 4 },
      properties: [
        { kind: 'never', name: 'four', when: ({ context }) => context.count.n === 4 },
        { kind: 'never', name: 'five', when: ({ context }) => context.count.n === 5 },
        { kind: 'observed', name: 'any', when: () => true },
        { kind: 'deadlock', name: 'stuck' },
        { kind: 'way-back', name: 'back', from: () => true, home: () => true },
      ],
      ...engine,
    });
    expect(result).toMatchObject({ states: 5, transitions: 4, depth: 4, closed: false, stopped: 'depth' });
    expect(result.verdicts).toEqual([
      { property: 'four', verdict: 'violated', history: Array(4).fill(ones[0]) },
      { property: 'five', verdict: 'holds to depth', depth: 4 },
      { property: 'any', verdict: 'holds to depth', depth: 4 },
      { property: 'stuck', verdict: 'holds to depth', depth: 4 },
      { property: 'back', verdict: 'unknown' },
    ]);
  });

  it('finds a deadlock in a state at the depth bound, which is not expanded', async () => {
    const options = { events: ones, properties: [{ kind: 'deadlock', name: 'stuck' }], ...engine } as const;
    const result = await explore(counter(4), { ...options, bounds: { depth: 4 } });
    expect(result).toMatchObject({ states: 5, transitions: 4, stopped: 'depth' });
    expect(result.verdicts[0]).toMatchObject({ verdict: 'violated', history: { length: 4 } });
    const deeper = await explore(counter(4), { ...options, bounds: { depth: 5 } });
    expect(deeper).toMatchObject({ states: 5, closed: true, stopped: null });
  });

  it('stops when the bounded number of states is known', async () => {
    const ask = (states: number) =>
      explore(counter(10), {
        events: [...ones, { type: 'add', by: 2 }],
        bounds: { states },
        properties: [{ kind: 'never', name: 'eleven', when: ({ context }) => context.count.n === 11 }],
        ...engine,
      });
    expect(await ask(1)).toMatchObject({ states: 1, transitions: 0, depth: 0, stopped: 'states' });
    expect(await ask(2)).toMatchObject({
      states: 2,
      transitions: 1,
      depth: 1,
      verdicts: [{ verdict: 'unknown' }],
    });
    // 0 -> 1, 2 -> 3, 4 -> 5: the third level has begun.
    expect(await ask(6)).toMatchObject({
      states: 6,
      depth: 3,
      closed: false,
      stopped: 'states',
      verdicts: [{ verdict: 'holds to depth', depth: 1 }],
    });
  });

  it('returns what it knows when it is interrupted', async () => {
    const result = await explore(twoPhaseCommit(6), {
      events: twoPhaseEvents(6),
      properties: [],
      signal: AbortSignal.abort(),
      ...engine,
    });
    expect(result).toMatchObject({ states: 1, transitions: 0, closed: false, stopped: 'interrupted' });
  });

  it('lets a handler interrupt it on the way', async () => {
    const interrupt = new AbortController();
    const seen: Progress[] = [];
    const { states, stopped, verdicts } = await explore(twoPhaseCommit(7), {
      events: twoPhaseEvents(7),
      properties: [{ kind: 'way-back', name: 'back', from: () => true, home: () => true }],
      onProgress: progress => {
        seen.push(progress);
        setImmediate(() => interrupt.abort());
      },
      signal: interrupt.signal,
      ...engine,
    });
    expect(stopped).toBe('interrupted');
    expect(verdicts).toEqual([{ property: 'back', verdict: 'unknown' }]);
    expect(states).toBeLessThan(296_448);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.every(({ states, queue }) => queue > 0 && queue <= states)).toBe(true);
  });

  it('rests for as long as a handler asks it to', async () => {
    const interrupt = new AbortController();
    let known = 0;
    const { states, stopped } = await explore(twoPhaseCommit(7), {
      events: twoPhaseEvents(7),
      properties: [],
      onProgress: async progress => {
        known = progress.states;
        await new Promise(setImmediate);
        interrupt.abort();
      },
      signal: interrupt.signal,
      ...engine,
    });
    expect({ states, stopped }).toEqual({ states: known, stopped: 'interrupted' });
  });

  it('gives the same result twice', async () => {
    const ask = async () => {
      const { seconds: _, ...rest } = await explore(twoPhaseCommit(3), {
        events: twoPhaseEvents(3),
        properties: [{ kind: 'deadlock', name: 'end', at: ({ context }) => context.sent.commit }],
        ...engine,
      });
      return rest;
    };
    expect(await ask()).toEqual(await ask());
  });

  it('takes no event once the machine has ended', async () => {
    const machine = createMachine({
      id: 'ended',
      initial: 'on',
      on: { again: '.on' },
      states: { on: { on: { stop: 'off' } }, off: { type: 'final' } },
    });
    const result = await explore(machine, {
      events: [{ type: 'stop' }, { type: 'again' }],
      properties: [
        { kind: 'deadlock', name: 'end' },
        { kind: 'sometimes', name: 'ended', when: ({ status }) => status === 'done' },
      ],
      ahead: true,
      explain: true,
      ...engine,
    });
    // To end is no deadlock.
    const holds = { property: 'end', verdict: 'holds' };
    expect(result).toMatchObject({
      states: 2,
      transitions: 2,
      verdicts: [holds, { witness: [{ type: 'stop' }] }],
    });
    expect(result.ahead?.outlooks[0]?.distances).toEqual(Int32Array.of(-1, -1));
  });

  it('tells the event and the state when an action throws', async () => {
    const machine = setup({}).createMachine({
      id: 'broken',
      context: { count: { n: 1 } },
      on: {
        go: {
          actions: edit(() => {
            throw new Error('out of luck');
          }),
        },
      },
    });
    const walk = explore(machine, { events: [{ type: 'go' }], properties: [], ...engine });
    await expect(walk).rejects.toThrow(
      'Event {"type":"go"} failed in state {"context":{"count":{"n":1}},"value":{}}: out of luck',
    );
    await expect(walk).rejects.toHaveProperty('cause.message', 'out of luck');
  });
});

it('runs the machine once for each way through it, not once a step', async () => {
  const { transitions, slowSteps } = await explore(twoPhaseCommit(5), {
    events: twoPhaseEvents(5),
    properties: [],
  });
  expect({ transitions, slowSteps }).toEqual({ transitions: 58_145, slowSteps: 27 });
});

it('copes with leaves of more than 256 values', async () => {
  const options = { events: [...ones, { type: 'reset' }], properties: [] } as const;
  const result = await explore(counter(1000, 700), options);
  expect(result).toMatchObject({ states: 1001, transitions: 1001, depth: 1000, closed: true });
});

const moodyTypes: { context?: { one: { n: number }; other: { n: number } } } = {};

it('notices a guard that depends on more than context and event', async () => {
  let calls = 0;
  const machine = setup({ types: moodyTypes }).createMachine({
    id: 'moody',
    context: { one: { n: 0 }, other: { n: 0 } },
    on: {
      go: {
        guard: ({ context }) => (++calls % 3 === 0 ? context.one.n : context.other.n) < 9,
        actions: edit(({ one }) => {
          one.n = (one.n + 1) % 4;
        }),
      },
    },
  });
  await expect(explore(machine, { events: [{ type: 'go' }], properties: [] })).rejects.toThrow(
    'Guards, actions and properties must depend on context and event alone',
  );
});

it.each(engines)('notices a guard that is asked twice and answers twice, %j', async engine => {
  let isOdd = false;
  const machine = setup({ types: moodyTypes }).createMachine({
    id: 'alternating',
    context: { one: { n: 0 }, other: { n: 0 } },
    on: {
      go: {
        guard: () => {
          isOdd = !isOdd;
          return isOdd;
        },
        actions: edit(({ one }) => {
          one.n = (one.n + 1) % 5;
        }),
      },
    },
  });
  await expect(explore(machine, { events: [{ type: 'go' }], properties: [], ...engine })).rejects.toThrow(
    'A guard lets the event pass, and the same guard refuses it when asked again.',
  );
});

it.each([{}, { recheck: 0 }, { recheck: 1 }])(
  'notices a step that comes out otherwise, %j',
  async options => {
    let calls = 0;
    const machine = setup({}).createMachine({
      id: 'drifting',
      context: { one: { n: 0 } },
      on: {
        go: {
          actions: edit(({ one }) => {
            one.n = ++calls;
          }),
        },
      },
    });
    await expect(explore(machine, { events: [{ type: 'go' }], properties: [], ...options })).rejects.toThrow(
      /leads to \{"context":\{"one":\{"n":2\}\}.*the traced run says \{"context":\{"one":\{"n":1\}\}/,
    );
  },
);

it('traces a context that is changed by assign', async () => {
  const machine = setup({ types: moodyTypes }).createMachine({
    id: 'assigning',
    context: { one: { n: 0 }, other: { n: 0 } },
    on: { go: { actions: assign({ one: { n: 1 } }) } },
  });
  const { engine, note, states } = await explore(machine, { events: [{ type: 'go' }], properties: [] });
  expect({ engine, states, note }).toEqual({ engine: 'traced', states: 2, note: null });
});

it('walks plainly where an observation holds a part of the context', async () => {
  const machine = setup({ types: moodyTypes, actions: { observe: (_, _seen: object) => {} } }).createMachine({
    id: 'showing',
    context: { one: { n: 0 }, other: { n: 0 } },
    on: { go: { actions: { type: 'observe', params: ({ context }) => ({ one: context.one }) } } },
  });
  const { engine, note } = await explore(machine, { events: [{ type: 'go' }], properties: [] });
  expect(engine).toBe('plain');
  expect(note).toContain('An observation holds a record or tuple of the context.');
});

it('refuses a property that changes the state', async () => {
  const walk = explore(counter(1), {
    events: ones,
    properties: [{ kind: 'never', name: 'sly', when: ({ context }) => Reflect.set(context.count, 'n', 7) }],
  });
  await expect(walk).rejects.toThrow('context.count.n is set, but a property must not change the state.');
});
