import fc from 'fast-check';
import type { Draft } from 'immer';
import { raise, setup } from 'xstate';
import { edit } from '../../../src/explore/index.ts';

/** The leaves that random guards and edits are about. */
export interface RandomContext {
  readonly small: { readonly x: number; readonly y: number };
  readonly tuple: readonly [number, number, number];
  readonly deep: { readonly records: readonly [{ readonly n: number }, { readonly n: number }] };
  /** How many raised events may still be answered: each external event fills it up, so that none goes on forever. */
  readonly fuel: { readonly left: number };
}

export interface RandomEvent {
  readonly type: 'a' | 'b' | 'c';
  /** 0 or 1. */
  readonly n: number;
}

export const randomEvents: readonly RandomEvent[] = (['a', 'b', 'c'] as const).flatMap(type => [
  { type, n: 0 },
  { type, n: 1 },
]);

interface AnyEvent {
  readonly type: string;
  readonly n?: number;
}
type Guard = (context: RandomContext, event: AnyEvent) => boolean;
type Edit = (draft: Draft<RandomContext>, event: AnyEvent) => void;

const value = fc.nat(2);

/** Conditions over few leaves: by name, by place, by a place that another leaf holds, over a whole tuple. */
export const guards: fc.Arbitrary<Guard> = fc.letrec<{ guard: Guard }>(tie => ({
  guard: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    value.map(
      (v): Guard =>
        ({ small }) =>
          small.x === v,
    ),
    value.map(
      (v): Guard =>
        ({ small }) =>
          small.y >= v,
    ),
    value.map(
      (v): Guard =>
        ({ tuple }) =>
          tuple[1] !== v,
    ),
    value.map(
      (v): Guard =>
        ({ tuple }) =>
          tuple.includes(v),
    ),
    value.map(
      (v): Guard =>
        ({ tuple }) =>
          [...tuple].reduce((a, b) => a + b) > v,
    ),
    value.map(
      (v): Guard =>
        ({ tuple, small }) =>
          tuple[small.x] === v,
    ),
    value.map(
      (v): Guard =>
        ({ deep }) =>
          deep.records.find(({ n }) => n === v) !== undefined,
    ),
    value.map(
      (v): Guard =>
        ({ deep }) =>
          deep.records.some(one => Object.values(one).includes(v)),
    ),
    value.map(
      (v): Guard =>
        ({ small }, { n }) =>
          n === v || small.x === n,
    ),
    fc.constant<Guard>(({ small, deep }) => 'x' in small && Object.keys(deep).length === 1),
    tie('guard').map(
      (g): Guard =>
        (context, event) =>
          !g(context, event),
    ),
    fc.tuple(tie('guard'), tie('guard')).map(
      ([g, h]): Guard =>
        (context, event) =>
          g(context, event) && h(context, event),
    ),
    fc.tuple(tie('guard'), tie('guard')).map(
      ([g, h]): Guard =>
        (context, event) =>
          g(context, event) || h(context, event),
    ),
  ),
})).guard;

/** Blind writes, writes after reads, reads after writes, writes at a place that a leaf holds. */
const edits: fc.Arbitrary<Edit> = fc.oneof(
  value.map(
    (v): Edit =>
      ({ small }) => {
        small.x = v;
      },
  ),
  value.map(
    (v): Edit =>
      ({ tuple }) => {
        tuple[2] = v;
      },
  ),
  value.map(
    (v): Edit =>
      ({ deep }) => {
        deep.records[0].n = v;
      },
  ),
  fc.constant<Edit>(({ small }) => {
    small.y = (small.y + 1) % 3;
  }),
  fc.constant<Edit>(({ small, tuple }) => {
    tuple[small.x] = small.y;
  }),
  fc.constant<Edit>(({ tuple }) => {
    tuple.reverse();
  }),
  fc.constant<Edit>(({ small, deep }, { n = 2 }) => {
    Object.assign(small, { x: n, y: deep.records[1].n });
  }),
  fc.constant<Edit>(({ small, tuple, deep }) => {
    small.x = 1;
    if (small.x === 1 && tuple[0] === 0) for (const one of deep.records) one.n = small.x;
  }),
  fc.constant<Edit>(({ tuple }) => {
    for (const [place, leaf] of tuple.entries()) tuple[place] = leaf === 0 ? 2 : 0;
  }),
);

type Action = { readonly edit: Edit } | { readonly observe: number } | 'raise';

interface Branch {
  readonly guard: Guard | null;
  /** A sibling of the state, counted around from it; `null`: it stays. */
  readonly target: number | null;
  readonly actions: readonly Action[];
}

interface Node {
  readonly kind: 'leaf' | 'final' | 'compound' | 'parallel';
  /** One or, in a parallel state, two. */
  readonly regions: readonly (readonly Node[])[];
  readonly on: readonly (readonly [type: 'a' | 'b' | 'c' | 'raised', branch: Branch])[];
  readonly always: Branch | null;
  readonly done: Branch | null;
  readonly entry: readonly Action[];
  readonly exit: readonly Action[];
}

const actions = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: edits.map((change): Action => ({ edit: change })) },
    { weight: 1, arbitrary: value.map((v): Action => ({ observe: v })) },
    { weight: 1, arbitrary: fc.constant<Action>('raise') },
  ),
  { maxLength: 2 },
);

const branches = fc.record({ guard: fc.option(guards, { freq: 2 }), target: fc.option(fc.nat(3)), actions });

/**
 * @param depth how many levels of states there may be below each of these
 * @param kinds of states
 */
function regions(depth: number, kinds: Kinds): fc.Arbitrary<readonly Node[]> {
  const here = [...kinds.flat, ...(depth > 0 ? kinds.deep : [])];
  const nodes = fc.constantFrom<Node['kind']>(...here).chain(kind =>
    fc.record({
      kind: fc.constant(kind),
      regions: fc.array(depth > 0 ? regions(depth - 1, kinds) : fc.constant([]), {
        minLength: 2,
        maxLength: 2,
      }),
      on: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'raised'), branches), {
        minLength: 1,
        maxLength: 5,
      }),
      always: fc.option(branches, { freq: 2 }),
      done: fc.option(branches),
      entry: actions,
      exit: actions,
    }),
  );
  return fc.array(nodes, { minLength: 2, maxLength: 4 });
}

interface Kinds {
  readonly flat: readonly Node['kind'][];
  readonly deep: readonly Node['kind'][];
}

const types: { context?: RandomContext; events?: RandomEvent | { readonly type: 'raised' } } = {};
const base = setup({
  types,
  actions: {
    observe: (_, _seen: { readonly value: number }) => {},
    edit: edit((draft, event, { recipe }: { readonly recipe: Edit }) => recipe(draft, event)),
    raise: raise({ type: 'raised' }),
    fill: edit(({ fuel }) => {
      fuel.left = 2;
    }),
    burn: edit(({ fuel }) => {
      fuel.left--;
    }),
  },
  guards: {
    asked: ({ context, event }, { test }: { readonly test: Guard }) => test(context, event),
  },
});
type Config = NonNullable<NonNullable<Parameters<typeof base.createMachine>[0]['states']>[string]>;

function actionOf(action: Action) {
  if (action === 'raise') return { type: 'raise' } as const;
  if ('edit' in action) return { type: 'edit', params: { recipe: action.edit } } as const;
  return { type: 'observe', params: { value: action.observe } } as const;
}

/** Eventless transitions and those on completion only lead to later siblings, so that they come to an end. */
function onwards({ guard, target, actions }: Branch, place: number, count: number) {
  const later = place + 1 + (target ?? 0);
  if (later >= count) return [];
  return [{ target: `s${later}`, ...guarded(guard), actions: actions.map(actionOf) }];
}

function answer(type: string, { guard, target, actions }: Branch, place: number, count: number) {
  const fuelled: Guard = (context, event) => context.fuel.left > 0 && (guard?.(context, event) ?? true);
  return {
    ...(target === null ? {} : { target: `s${(place + target) % count}` }),
    ...guarded(type === 'raised' ? fuelled : guard),
    actions: [{ type: type === 'raised' ? 'burn' : 'fill' } as const, ...actions.map(actionOf)],
  };
}

function guarded(test: Guard | null) {
  return test === null ? {} : { guard: { type: 'asked', params: { test } } as const };
}

function stateOf(node: Node, place: number, count: number, eventless: boolean): Config {
  const entry = node.entry.map(actionOf);
  // A machine that is over at once is not worth walking.
  if (node.kind === 'final' && place > 0) return { type: 'final', entry };
  const [first = [], second = []] = node.regions;
  const always = node.always !== null && eventless ? onwards(node.always, place, count) : [];
  const own: Config = {
    entry,
    exit: node.exit.map(actionOf),
    on: Object.fromEntries(node.on.map(([type, branch]) => [type, answer(type, branch, place, count)])),
    ...(always.length > 0 ? { always } : {}),
  };
  if (node.kind === 'leaf' || node.kind === 'final') return own;
  const onDone = node.done === null ? [] : onwards(node.done, place, count);
  if (node.kind === 'compound') return { ...own, onDone, ...regionOf(first, eventless) };
  const states = { left: regionOf(first, eventless), right: regionOf(second, false) };
  return { ...own, onDone, type: 'parallel', states };
}

function regionOf(nodes: readonly Node[], eventless: boolean): Pick<Config, 'initial' | 'states'> {
  const states = nodes.map(
    (node, place) => [`s${place}`, stateOf(node, place, nodes.length, eventless)] as const,
  );
  return { initial: 's0', states: Object.fromEntries(states) };
}

/** Hierarchical machines with regions, eventless transitions, raised events, entry and exit actions. */
export const randomMachines = machinesOf({ flat: ['leaf', 'leaf', 'final'], deep: ['compound', 'parallel'] });

/** The same in one state at a time, and never done: many rest only after several eventless transitions. */
export const randomChains = machinesOf({ flat: ['leaf'], deep: ['compound'] });

function machinesOf(kinds: Kinds) {
  return fc
    .tuple(regions(2, kinds), edits, edits)
    .map(([nodes, first, second]) => machineOf(nodes, first, second));
}

function machineOf(nodes: readonly Node[], first: Edit, second: Edit) {
  return base.createMachine({
    id: 'random',
    context: {
      small: { x: 0, y: 0 },
      tuple: [0, 1, 2],
      deep: { records: [{ n: 0 }, { n: 1 }] },
      fuel: { left: 2 },
    },
    // What no state answers.
    on: {
      a: { actions: [{ type: 'fill' }, { type: 'edit', params: { recipe: first } }] },
      b: { actions: [{ type: 'fill' }, { type: 'edit', params: { recipe: second } }] },
    },
    ...regionOf(nodes, true),
  });
}
