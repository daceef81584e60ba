import fc from 'fast-check';
import type { Draft } from 'immer';
import { assign, enqueueActions, setup } from 'xstate';
import { edit } from '../../../src/explore/index.ts';

interface Item {
  readonly id: number;
  readonly done: boolean;
}

/** As such machines have it: leaves at the top, lists that grow, a record, a map of records, and what is not there yet. */
export interface OrdinaryContext {
  count: number;
  name: string | undefined;
  items: Item[];
  form: { field: string; size: { w: number; h: number } };
  byId: Record<string, { n: number }>;
  board: (number | null)[];
  selected: Item | null;
  note?: number | undefined;
}

export interface OrdinaryEvent {
  readonly type: 'a' | 'b' | 'c';
  readonly n: number;
  readonly item: Item;
}

export const ordinaryEvents: readonly OrdinaryEvent[] = (['a', 'b', 'c'] as const).flatMap(type =>
  [0, 1].map(n => ({ type, n, item: { id: n, done: n === 1 } })),
);

interface Args {
  readonly context: OrdinaryContext;
  readonly event: OrdinaryEvent;
}

type Assigner = (args: Args) => Partial<OrdinaryContext>;

/** What changes a context, in the ways of those who write such machines. */
const assigners: Record<string, Assigner> = {
  count: ({ context }) => ({ count: (context.count + 1) % 3 }),
  named: ({ event }) => ({ name: event.n === 0 ? undefined : 'ann' }),
  add: ({ context, event }) => ({
    items: context.items.length > 2 ? [] : [...context.items, { id: event.n, done: false }],
  }),
  // The event that enters the initial state has no item.
  keep: ({ context, event }) => ({
    items: context.items.length > 2 ? [] : context.items.concat(event.item ?? []),
  }),
  tick: ({ context, event }) => ({
    items: context.items.map(item => (item.id === event.n ? { ...item, done: !item.done } : item)),
  }),
  drop: ({ context }) => ({ items: context.items.slice(1) }),
  field: ({ context, event }) => ({ form: { ...context.form, field: `f${event.n}` } }),
  size: ({ context, event }) => ({
    form: { ...context.form, size: { ...context.form.size, w: event.n } },
  }),
  swap: ({ context: { form } }) => ({ form: { ...form, size: { w: form.size.h, h: form.size.w } } }),
  put: ({ context, event }) => ({ byId: { ...context.byId, [event.n]: { n: context.count } } }),
  take: ({ context, event }) => {
    const { [event.n]: _, ...rest } = context.byId;
    return { byId: rest };
  },
  mark: ({ context, event }) => ({
    board: context.board.map((cell, place) => (place === event.n ? context.count : cell)),
  }),
  grow: ({ context }) => ({ board: context.board.length > 3 ? [null, null] : [...context.board, -0] }),
  select: ({ context }) => ({ selected: context.items[0] ?? null }),
  note: ({ context }) => ({ note: context.note === undefined ? context.count : undefined }),
  several: ({ context }) => ({ count: context.items.length, items: [], note: context.count }),
  all: ({ context, event }) => ({ ...context, count: event.n }),
  both: ({ context }) => ({ form: { field: String(context.count), size: context.form.size }, count: 0 }),
};

function editing(recipe: (draft: Draft<OrdinaryContext>, event: OrdinaryEvent) => void) {
  return edit<OrdinaryContext, OrdinaryEvent, undefined, OrdinaryEvent, never>(recipe);
}

const edits = {
  push: editing((draft, event) => {
    if (draft.items.length < 2) draft.items.push({ id: event.n, done: true });
    else draft.items.shift();
  }),
  replace: editing(draft => {
    const { size } = draft.form;
    draft.form = { field: 'new', size: { w: size.h, h: 1 } };
    draft.form.size.w = (draft.form.size.w + 1) % 2;
  }),
  forget: editing(draft => {
    if (draft.note === undefined) draft.note = draft.count;
    else draft.note = undefined;
  }),
  enter: editing((draft, event) => {
    draft.byId[event.n] ??= { n: 0 };
    const entry = draft.byId[event.n];
    if (entry !== undefined) entry.n = (entry.n + 1) % 2;
  }),
  order: editing(draft => {
    draft.board.reverse();
    draft.items.reverse();
  }),
};

const guards: Record<string, (args: Args) => boolean> = {
  few: ({ context }) => context.items.length < 2,
  named: ({ context }) => context.name !== undefined,
  even: ({ context, event }) => (context.count + event.n) % 2 === 0,
  wide: ({ context }) => context.form.size.w > context.form.size.h,
  known: ({ context, event }) => event.n in context.byId,
  noted: ({ context }) => 'note' in context && Object.keys(context).length > 7,
  chosen: ({ context }) => context.selected?.done === true,
  empty: ({ context }) => context.board.every(cell => cell === null),
};

const MEMBERS = [
  ['count', 'count'],
  ['add', 'items'],
  ['tick', 'items'],
  ['field', 'form'],
  ['put', 'byId'],
  ['mark', 'board'],
  ['select', 'selected'],
  ['note', 'note'],
] as const;

const assignerName = fc.constantFrom(...Object.keys(assigners));

const action = fc.oneof(
  { weight: 4, arbitrary: assignerName.map(name => assign(assigners[name] ?? (() => ({})))) },
  // The object form: a function for each member that the other form returns.
  {
    weight: 3,
    arbitrary: fc.constantFrom(...MEMBERS).map(([name, key]) => {
      const assigner = assigners[name] ?? (() => ({}));
      return assign({ [key]: (args: Args) => Reflect.get(assigner(args), key) });
    }),
  },
  { weight: 2, arbitrary: fc.constantFrom(...Object.values(edits)) },
  // What was there before is kept beyond the first change.
  {
    weight: 2,
    arbitrary: fc.tuple(assignerName, assignerName).map(([one, other]) =>
      enqueueActions(
        ({ context, event, enqueue }: Args & { enqueue: { assign(partial: unknown): void } }) => {
          const { form, items } = context;
          if (context.count !== 1) enqueue.assign(assigners[one]);
          enqueue.assign(assigners[other]);
          if (event.n === 1) enqueue.assign({ form, items: () => items });
        },
      ),
    ),
  },
);

const target = fc.option(fc.constantFrom('s0', 's1', 's2'), { nil: undefined, freq: 1 });
const guardName = fc.option(fc.constantFrom(...Object.keys(guards)), { nil: undefined });

const transition = fc
  .record({ target, guard: guardName, actions: fc.array(action, { maxLength: 2 }) })
  .map(({ target: to, guard, actions }) => ({
    ...(to === undefined ? {} : { target: `#ordinary.${to}` }),
    ...(guard === undefined ? {} : { guard: guards[guard] }),
    actions,
  }));

const on = fc.record({
  a: fc.array(transition, { maxLength: 2 }),
  b: fc.array(transition, { maxLength: 2 }),
  c: transition,
});
const state = fc.record({
  on,
  entry: fc.array(action, { maxLength: 1 }),
  exit: fc.array(action, { maxLength: 1 }),
});

/** Machines of ordinary style. */
export const ordinaryMachines = fc.record({ s0: state, s1: state, s2: state }).map(states =>
  setup({ types: {} as { context: OrdinaryContext; events: OrdinaryEvent } }).createMachine({
    id: 'ordinary',
    context: () => ({
      count: 0,
      name: undefined,
      items: [],
      form: { field: '', size: { w: 0, h: 1 } },
      byId: {},
      board: [null, null],
      selected: null,
    }),
    initial: 's0',
    // Made of parts that know nothing of each other's types.
    states: states as Record<string, object>,
  }),
);
