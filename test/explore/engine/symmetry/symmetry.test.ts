import { describe, expect, it } from 'vitest';
import { type AnyMachineSnapshot, initialTransition, setup, transition } from 'xstate';
import { edit, explore, type Property } from '../../../../src/explore/index.ts';
import { queue, queueEvents } from '../../../support/machines/queue.ts';
import { queueProperties } from '../../../support/machines/queue-properties.ts';
import {
  participantNames,
  type TwoPhaseContext,
  twoPhaseCommit,
  twoPhaseEvents,
} from '../../../support/machines/two-phase-commit.ts';
import { permutations } from '../../../support/permutations.ts';

describe('states that differ in the places of symmetric names', () => {
  it('are sorted where the names are only keys: there may be many of them', async () => {
    const names = participantNames(12);
    const { states } = await explore(twoPhaseCommit(12), {
      events: twoPhaseEvents(12),
      properties: [],
      symmetry: [names],
    });
    // Multisets of 12 participants that are each in one of 4 ways, of 2 once the manager has committed (as many as
    // committed ones), of 6 once it has aborted.
    expect(states).toBe(455 + 13 + 6188);
  });

  it('get the same verdicts, by histories of the same length that the machine really has', async () => {
    const names = ['a', 'b', 'c'];
    const ask = (symmetry: readonly string[][]) =>
      explore(queue(names), {
        events: queueEvents(names),
        properties: queueProperties,
        explain: true,
        symmetry,
      });
    const [full, reduced] = [await ask([]), await ask([names])];
    expect(reduced.verdicts.map(({ verdict }) => verdict)).toEqual([
      'violated',
      'violated',
      'violated',
      'holds',
      'violated',
      'violated',
    ]);
    for (const [place, { history, verdict, lastChoice }] of reduced.verdicts.entries()) {
      const other = full.verdicts[place];
      expect([verdict, history?.length]).toEqual([other?.verdict, other?.history?.length]);
      if (history === undefined) continue;
      const { snapshot, observed } = replay(queue(names), history);
      const property = queueProperties[place];
      if (property?.kind === 'never') expect(property.when(snapshot)).toBe(true);
      if (property?.kind === 'observed') expect(observed.some(property.when)).toBe(true);
      if (lastChoice == null) continue;
      const before = replay(queue(names), history.slice(0, lastChoice.step - 1)).snapshot;
      expect(before.can(lastChoice.instead)).toBe(true);
    }
  });
});

/** What the machine does by itself. */
function replay(
  machine: ReturnType<typeof queue>,
  history: readonly ReturnType<typeof queueEvents>[number][],
): { readonly snapshot: AnyMachineSnapshot; readonly observed: { readonly friends: boolean }[] } {
  let [snapshot] = initialTransition(machine);
  const observed: { readonly friends: boolean }[] = [];
  for (const event of history) {
    expect(snapshot.can(event)).toBe(true);
    const [next, actions] = transition(machine, snapshot, event);
    snapshot = next;
    observed.length = 0;
    for (const { type, params } of actions) {
      if (type === 'observe' && params !== undefined && 'friends' in params)
        observed.push({ friends: params.friends === true });
    }
  }
  return { snapshot, observed };
}

it('names that turn up in a leaf later count the same, in whichever order they are given', async () => {
  interface Context {
    readonly pc: Readonly<Record<string, number>>;
    readonly lock: { readonly owner: string | null };
  }
  type Event = { readonly type: 'STEP' | 'GRAB' | 'FREE'; readonly who: string };
  const machine = setup({ types: {} as { context: Context; events: Event } }).createMachine({
    context: { pc: { a: 0, b: 0, c: 0 }, lock: { owner: null } },
    on: {
      STEP: {
        guard: ({ context, event }) => (context.pc[event.who] ?? 2) < 2 && context.lock.owner === null,
        actions: edit((draft, { who }) => {
          draft.pc[who] = (draft.pc[who] ?? 0) + 1;
        }),
      },
      GRAB: {
        guard: ({ context, event }) => context.pc[event.who] === 2 && context.lock.owner === null,
        actions: edit((draft, { who }) => {
          draft.lock.owner = who;
        }),
      },
      FREE: {
        guard: ({ context, event }) => context.lock.owner === event.who,
        actions: edit((draft, { who }) => {
          draft.lock.owner = null;
          draft.pc[who] = 0;
        }),
      },
    },
  });
  const names = ['a', 'b', 'c'];
  const events = names.flatMap(who => (['STEP', 'GRAB', 'FREE'] as const).map(type => ({ type, who })));
  const counts = await Promise.all(
    permutations(names).map(async order => {
      const { states, transitions } = await explore(machine, { events, properties: [], symmetry: [order] });
      return [states, transitions];
    }),
  );
  // Three clients of three kinds that nobody owns: 10 states; with an owner, who is at 2, two others of three kinds: 6.
  expect(counts).toEqual(permutations(names).map(() => [16, 36]));
});

describe('names that are not symmetric are found out', () => {
  const names = ['a', 'b', 'c'];
  const options = { events: queueEvents(names), properties: [], symmetry: [names] };

  it('where the machine treats one of them in its own way', async () => {
    await expect(explore(queue(names, 'b'), options)).rejects.toThrow(
      /The names that are said to be symmetric are not: state .* is state .* under other names, and only the second leads to/,
    );
    await expect(explore(queue(names, 'b'), { ...options, recheck: 1 })).rejects.toThrow('are not: state');
  });

  it('where the events do', async () => {
    const walk = explore(queue(names), { ...options, events: queueEvents(names).slice(1) });
    await expect(walk).rejects.toThrow('only the second leads to');
  });

  it('where a property does', async () => {
    const walk = explore(queue(names), {
      ...options,
      properties: [{ kind: 'never', name: 'a first', when: ({ context }) => context.queue[0] === 'a' }],
    });
    await expect(walk).rejects.toThrow('the property "a first" tells them apart');
  });

  it('where they stand nowhere', async () => {
    const walk = explore(queue(names), { ...options, symmetry: [names, ['p1', 'p2']] });
    await expect(walk).rejects.toThrow(
      'p1, p2 are said to be symmetric, but no key, no leaf of the initial state and no event has these names.',
    );
  });

  it('where a record has not all of them', async () => {
    const machine = setup({}).createMachine({
      id: 'lopsided',
      context: { one: { a: 1, b: 2 }, two: { a: 1 } },
    });
    await expect(explore(machine, { events: [], properties: [], symmetry: [['a', 'b']] })).rejects.toThrow(
      '"a" and "b" are said to be symmetric, but context.two.a has no counterpart: records must have either all',
    );
  });

  it('where one stands in two groups', async () => {
    await expect(
      explore(queue(names), {
        ...options,
        symmetry: [
          ['a', 'b'],
          ['c', 'b'],
        ],
      }),
    ).rejects.toThrow('"b" stands twice among the symmetric names.');
  });
});

describe('a name that turns up in a leaf on the way', () => {
  const types: { context?: Context; events?: { type: 'call' | 'hang up'; who: string } } = {};
  interface Context {
    readonly clients: Readonly<Record<string, { readonly called: boolean }>>;
    readonly line: { readonly to: string | null };
  }
  const phone = (names: readonly string[]) =>
    setup({ types }).createMachine({
      id: 'phone',
      context: {
        clients: Object.fromEntries(names.map(name => [name, { called: false }])),
        line: { to: null },
      },
      on: {
        call: {
          guard: ({ context }) => context.line.to === null,
          actions: edit((draft, { who }) => {
            draft.line.to = who;
            for (const client of [draft.clients[who]]) if (client !== undefined) client.called = true;
          }),
        },
        'hang up': {
          guard: ({ context, event }) => context.line.to === event.who,
          actions: edit(draft => {
            draft.line.to = null;
          }),
        },
      },
    });
  const eventsOf = (names: readonly string[]) =>
    names.flatMap(who => [{ type: 'call', who } as const, { type: 'hang up', who } as const]);

  it('is exchanged there too', async () => {
    const names = ['a', 'b', 'c', 'd'];
    const result = await explore(phone(names), {
      events: eventsOf(names),
      properties: [],
      symmetry: [names],
      recheck: 1,
    });
    // As many clients called as one likes; on the line is nobody, or one of those called.
    expect(result).toMatchObject({ states: 5 + 4, closed: true });
  });

  it('is too much where there are many', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const walk = explore(phone(names), { events: eventsOf(names), properties: [], symmetry: [names] });
    await expect(walk).rejects.toThrow('6 names are said to be symmetric (a, b, c, d, e, f)');
  });
});

it('symmetric names count apart where the graph, the coverage or `eventually` is asked for', async () => {
  const ask = (options: object) =>
    explore(twoPhaseCommit(3), {
      events: twoPhaseEvents(3),
      properties: [],
      symmetry: [participantNames(3)],
      ...options,
    });
  const promise: Property<TwoPhaseContext, unknown> = { kind: 'eventually', name: 'end', when: () => true };
  for (const options of [
    { graph: true },
    { coverage: true },
    { properties: [promise] },
    { engine: 'plain' },
  ]) {
    expect(await ask(options)).toMatchObject({ states: 288, symmetry: [] });
  }
});
