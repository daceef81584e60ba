import { describe, expect, expectTypeOf, it } from 'vitest';
import { type EventFrom, fromPromise, type StateValue, setup } from 'xstate';
import {
  type Bounds,
  type Coverage,
  type Edge,
  type Exploration,
  type ExploreOptions,
  edit,
  explore,
  type Progress,
  type Property,
  type SeenState,
  type State,
  type StateGraph,
  type StateOf,
  type Stop,
  type Verdict,
} from '../../src/explore/index.ts';
import { counter } from '../support/machines/counter.ts';

// What the compiler has to say of each line; `npm run types` asks it. What runs here only has to be right as well.

const machine = counter(3);
type Machine = typeof machine;
type Event = EventFrom<Machine>;
interface Context {
  readonly count: { readonly n: number };
}
interface Seen {
  readonly n: number;
}
type Options = ExploreOptions<Context, Event, Seen>;
type Asked = Property<Context, Seen, Event>;

const events: readonly Event[] = [{ type: 'add', by: 1 }, { type: 'look' }];

/** Takes what is of the type, and does nothing with it. */
function accept<T>(_: T): void {}

const playerTypes: { context?: { n: number }; events?: { type: 'go' }; tags?: 'quiet' | 'fresh' } = {};

describe('a walk', () => {
  it('has the events and the context of its machine in what it returns', async () => {
    const result = await explore(machine, { events, properties: [], graph: true });
    expectTypeOf(result).toEqualTypeOf<Exploration<Event, Context>>();
    expectTypeOf(result.verdicts).toEqualTypeOf<readonly Verdict<Event>[]>();
    expectTypeOf(result.neverTaken).toEqualTypeOf<readonly Event[]>();
    expectTypeOf(result.trees).items.toEqualTypeOf<{ readonly event: Event; readonly paths: number }>();
    expectTypeOf(result.symmetry).toEqualTypeOf<readonly (readonly string[])[]>();
    expectTypeOf(result.coverage).toEqualTypeOf<Coverage | null>();
    expectTypeOf(result.graph).toEqualTypeOf<StateGraph<Context, Event> | undefined>();
    expect(result.states).toBe(4);
  });

  it('tells its end and its verdicts by words that can be listed', () => {
    expectTypeOf<Stop>().toEqualTypeOf<
      null | 'depth' | 'states' | 'memory' | 'values' | 'violation' | 'boundary' | 'interrupted'
    >();
    expectTypeOf<Verdict<Event>['verdict']>().toEqualTypeOf<
      'holds' | 'holds to depth' | 'violated' | 'unknown'
    >();
    expectTypeOf<Verdict<Event>['history']>().toEqualTypeOf<readonly Event[] | undefined>();
    expectTypeOf<Verdict<Event>['lastChoice']>().toEqualTypeOf<
      { readonly step: number; readonly instead: Event } | null | undefined
    >();
  });

  it('has edges with events, and states with the context', () => {
    expectTypeOf<ReturnType<StateGraph<Context, Event>['edges']>>().toEqualTypeOf<Iterable<Edge<Event>>>();
    expectTypeOf<StateGraph<Context, Event>['state']>().returns.toEqualTypeOf<State<Context>>();
    expectTypeOf<State<Context>>().toEqualTypeOf<{
      readonly value: StateValue;
      readonly context: Context;
      readonly rest?: string;
    }>();
  });

  it('cannot be changed afterwards', async () => {
    const result = await explore(machine, { events, properties: [] });
    const change = () => {
      // @ts-expect-error: it is read only
      result.states = 0;
      // @ts-expect-error: and so is what is in it
      result.verdicts.push({ property: 'mine', verdict: 'holds' });
    };
    expect(change).toBeTypeOf('function');
  });
});

describe('a state, to properties', () => {
  const player = setup({ types: playerTypes }).createMachine({
    context: { n: 0 },
    initial: 'stopped',
    states: {
      stopped: { tags: 'quiet', on: { go: 'playing' } },
      playing: { initial: 'slow', states: { slow: { on: { go: 'fast' } }, fast: { on: { go: '#end' } } } },
      end: { id: 'end', type: 'final' },
    },
  });
  const go = { type: 'go' } as const;

  it('has the values, parts of values and tags of its machine', async () => {
    const seen = (when: (state: StateOf<typeof player>) => boolean) =>
      explore(player, { events: [go], properties: [{ kind: 'sometimes', name: 'seen', when }] });
    const witnesses = [];
    for (const when of [
      ({ value }) => value === 'end',
      ({ value }) => typeof value === 'object' && value.playing === 'fast',
      ({ matches }) => matches({ playing: 'slow' }) || matches('end'),
      state => state.hasTag('quiet') && state.tags.size === 1,
      ({ status }) => status === 'done',
    ] satisfies ((state: StateOf<typeof player>) => boolean)[])
      witnesses.push((await seen(when)).verdicts[0]?.witness?.length);
    expect(witnesses).toEqual([3, 2, 1, 0, 3]);
  });

  it('has no others', () => {
    const wrong = (when: (state: StateOf<typeof player>) => boolean) => when;
    // @ts-expect-error: no state is called so
    wrong(({ value }) => value === 'stoped');
    // @ts-expect-error: nor so
    wrong(({ matches }) => matches({ playing: 'quick' }));
    // @ts-expect-error: no tag is called so
    wrong(({ hasTag }) => hasTag('loud'));
    // @ts-expect-error: a machine is not so
    wrong(({ status }) => status === 'over');
    const anyState = ({ value }: State<{ n: number }>) => value === 'whatever';
    expect(wrong(anyState)).toBe(anyState);
    expect(wrong((state: SeenState<{ n: number }>) => state.matches('whatever'))).toBeTypeOf('function');
  });
});

describe('the events', () => {
  it('are those of the machine', () => {
    accept<Options['events']>(events);
    accept<Options['events']>(({ context }) => (context.count.n > 2 ? [{ type: 'reset' }] : events));
    // @ts-expect-error: no event is called so
    accept<Options['events']>([{ type: 'ad', by: 1 }]);
    // @ts-expect-error: "add" says how much
    accept<Options['events']>([{ type: 'add' }]);
    // @ts-expect-error: as a number
    accept<Options['events']>([{ type: 'add', by: '1' }]);
    // @ts-expect-error: the context has no such record
    accept<Options['events']>(({ context }) => (context.counter.n > 2 ? [] : events));
  });

  it('may be listed in place, by a function of the state', async () => {
    const { states } = await explore(machine, {
      events: ({ context }) => (context.count.n > 1 ? [] : [{ type: 'add', by: 1 }]),
      properties: [],
    });
    expect(states).toBe(3);
    const wrong = () => [
      // @ts-expect-error: no event is called so
      explore(machine, { events: () => [{ type: 'ad', by: 1 }], properties: [] }),
      // @ts-expect-error: "add" says how much
      explore(machine, { events: () => [{ type: 'add' }], properties: [] }),
      // @ts-expect-error: no event is called so
      explore(machine, { events: [{ type: 'ad', by: 1 }], properties: [] }),
    ];
    expect(wrong).toBeTypeOf('function');
  });

  it('are inferred from the machine, in each option', async () => {
    const { states } = await explore(machine, {
      events: state => {
        expectTypeOf(state).toEqualTypeOf<StateOf<Machine>>();
        return events;
      },
      isTransition: (event, observations: readonly Seen[]) => {
        expectTypeOf(event).toEqualTypeOf<Event>();
        return event.type !== 'look' || observations.every(({ n }) => n < 9);
      },
      properties: [
        {
          kind: 'never',
          name: 'nine',
          premise: state => {
            expectTypeOf(state).toEqualTypeOf<StateOf<Machine>>();
            return true;
          },
          when: ({ context, value }) => {
            expectTypeOf(context).toEqualTypeOf<Context>();
            expectTypeOf(value).toEqualTypeOf<StateOf<Machine>['value']>();
            return context.count.n === 9;
          },
        },
        {
          kind: 'observed',
          name: 'nine seen',
          when: seen => {
            expectTypeOf(seen).toEqualTypeOf<Seen>();
            return seen.n === 9;
          },
        },
        {
          kind: 'eventually',
          name: 'three',
          when: ({ context }) => context.count.n === 3,
          fair: event => {
            expectTypeOf(event).toEqualTypeOf<Event>();
            return event.type === 'add' && event.by > 0;
          },
        },
      ],
      onProgress: progress => expectTypeOf(progress).toEqualTypeOf<Progress>(),
    });
    expect(states).toBe(4);
  });
});

describe('a property', () => {
  it('has what its kind needs, and nothing else', () => {
    accept<Asked>({ kind: 'deadlock', name: 'n' });
    // @ts-expect-error: every property has a name
    accept<Asked>({ kind: 'deadlock' });
    // @ts-expect-error: there is no such kind
    accept<Asked>({ kind: 'whenever', name: 'n', when: () => true });
    // @ts-expect-error: it needs a condition
    accept<Asked>({ kind: 'never', name: 'n' });
    // @ts-expect-error: a way back needs a home
    accept<Asked>({ kind: 'way-back', name: 'n', from: () => true });
    // @ts-expect-error: "fair" is for "eventually" alone
    accept<Asked>({ kind: 'never', name: 'n', when: () => true, fair: () => true });
  });

  it('asks with a boolean, of what there is', () => {
    accept<Asked>({ kind: 'never', name: 'n', when: ({ context }) => context.count.n > 1 });
    // @ts-expect-error: the leaf is called n
    accept<Asked>({ kind: 'never', name: 'n', when: ({ context }) => context.count.m > 1 });
    // @ts-expect-error: a number is no answer
    accept<Asked>({ kind: 'never', name: 'n', when: ({ context }) => context.count.n });
    accept<Asked>({
      kind: 'never',
      name: 'n',
      when: ({ context }) => {
        // @ts-expect-error: a predicate sets nothing
        context.count.n = 1;
        return true;
      },
    });
    // @ts-expect-error: of observations there is nothing known to "n" but that it is a number
    accept<Asked>({ kind: 'observed', name: 'n', when: ({ n }) => n.startsWith('1') });
    // @ts-expect-error: no event is called "sub"
    accept<Asked>({ kind: 'eventually', name: 'n', when: () => true, fair: ({ type }) => type === 'sub' });
  });

  it('has observations of type unknown where none are described', () => {
    accept<Property<Context, unknown>>({
      kind: 'observed',
      name: 'n',
      // @ts-expect-error: it may be anything
      when: seen => seen.n === 1,
    });
  });
});

describe('an option', () => {
  const needed = { events, properties: [] };

  it('has its own type', () => {
    accept<Options>(needed);
    // @ts-expect-error: the properties may be none, but not left out
    accept<Options>({ events });
    // @ts-expect-error: there are two engines
    accept<Options>({ ...needed, engine: 'fast' });
    // @ts-expect-error: it is called "bounds"
    accept<Options>({ ...needed, bound: { depth: 3 } });
    // @ts-expect-error: names stand in groups
    accept<Options>({ ...needed, symmetry: ['a', 'b'] });
    // @ts-expect-error: how often is a number
    accept<Options>({ ...needed, recheck: true });
    expectTypeOf<Bounds>().toEqualTypeOf<{
      readonly depth?: number;
      readonly states?: number;
      readonly memory?: number;
      readonly actors?: number;
    }>();
  });
});

describe('an edit', () => {
  it('sets leaves of the context that the action has, to values of their kind', () => {
    const action = counter(1).provide({
      actions: {
        observe: edit((draft, event, params) => {
          expectTypeOf(draft).toEqualTypeOf<{ count: { n: number } }>();
          expectTypeOf(event).toEqualTypeOf<Event>();
          expectTypeOf(params).toEqualTypeOf<{ readonly n: number }>();
          draft.count.n = params.n;
          // @ts-expect-error: n is a number
          draft.count.n = '1';
        }),
      },
    });
    expect(action.id).toBe('counter');
  });
});

describe('what is around a machine', () => {
  const types: { input?: { id: number } } = {};
  const fetcher = setup({
    types,
    actors: { fetchUser: fromPromise(async () => ({ name: 'Ada' })) },
  }).createMachine({ context: {}, invoke: { src: 'fetchUser' } });
  type Around = Parameters<typeof explore<typeof fetcher>>[1];
  const rest = { events: [], properties: [] };

  it('is typed by the machine', () => {
    accept<Around>({ ...rest, input: { id: 1 }, outcomes: { fetchUser: { done: [{ name: 'Grace' }] } } });
    accept<Around>({ ...rest, outcomes: { anId: { error: ['no'] } }, children: 'explore', time: 'ordered' });
    // @ts-expect-error: it has a name
    accept<Around>({ ...rest, outcomes: { fetchUser: { done: [{ nam: 'Grace' }] } } });
    // @ts-expect-error: it is called "done"
    accept<Around>({ ...rest, outcomes: { fetchUser: { don: [] } } });
    // @ts-expect-error: its id is a number
    accept<Around>({ ...rest, input: { id: 'one' } });
  });
});
