import fc from 'fast-check';
import type { Draft } from 'immer';
import { setup } from 'xstate';
import { edit } from '../../../src/explore/index.ts';

/** Clients that may be exchanged, what they share, and who of them is served. */
export interface SymmetricContext {
  readonly clients: Readonly<Record<string, Client>>;
  readonly desk: { readonly n: number; readonly serves: string | null };
}

interface Client {
  readonly n: number;
  readonly waits: boolean;
}

export interface SymmetricEvent {
  readonly type: 'a' | 'b';
  readonly client: string;
}

export const clientNames = ['x', 'y', 'z'] as const;

export const symmetricEvents: readonly SymmetricEvent[] = clientNames.flatMap(client => [
  { type: 'a', client },
  { type: 'b', client },
]);

type Guard = (context: SymmetricContext, client: string) => boolean;
type Edit = (draft: Draft<SymmetricContext>, client: string) => void;

const value = fc.nat(2);

/** What a client may ask of itself, of the desk, and of how many others; never of one of them by name. */
const guards: fc.Arbitrary<Guard> = fc.oneof(
  value.map(
    (v): Guard =>
      ({ clients }, client) =>
        clients[client]?.n === v,
  ),
  value.map(
    (v): Guard =>
      ({ desk }) =>
        desk.n >= v,
  ),
  value.map(
    (v): Guard =>
      ({ clients }) =>
        Object.values(clients).filter(({ n }) => n === v).length > 1,
  ),
  value.map(
    (v): Guard =>
      ({ clients, desk }) =>
        desk.serves !== null && clients[desk.serves]?.n !== v,
  ),
  fc.constant<Guard>(({ clients }, client) => clients[client]?.waits === true),
  fc.constant<Guard>(({ desk }, client) => desk.serves === client),
  fc.constant<Guard>(({ desk }) => desk.serves === null),
);

const edits: fc.Arbitrary<Edit> = fc.oneof(
  value.map(
    (v): Edit =>
      ({ clients }, client) => {
        for (const one of only(clients, client)) one.n = v;
      },
  ),
  value.map(
    (v): Edit =>
      ({ clients }, client) => {
        for (const [name, one] of Object.entries(clients)) if (name !== client) one.n = v;
      },
  ),
  fc.constant<Edit>(({ clients }, client) => {
    for (const one of only(clients, client)) one.waits = !one.waits;
  }),
  fc.constant<Edit>(({ clients, desk }) => {
    for (const one of only(clients, desk.serves)) one.n = (one.n + 1) % 3;
  }),
  fc.constant<Edit>(({ desk }) => {
    desk.n = (desk.n + 1) % 3;
  }),
  fc.constant<Edit>(({ desk }, client) => {
    desk.serves = client;
  }),
  fc.constant<Edit>(({ desk }) => {
    desk.serves = null;
  }),
);

const types: { context?: SymmetricContext; events?: SymmetricEvent } = {};
const base = setup({
  types,
  actions: {
    observe: (_, _seen: { readonly value: number }) => {},
    edit: edit((draft, event, { recipe }: { readonly recipe: Edit }) => recipe(draft, event.client)),
  },
  guards: {
    asked: ({ context, event }, { test }: { readonly test: Guard }) => test(context, event.client),
  },
});

const branches = fc
  .record({
    guard: fc.option(guards, { freq: 4 }),
    target: fc.option(fc.constantFrom('open', 'shut')),
    edits: fc.array(edits, { minLength: 1, maxLength: 2 }),
    shows: fc.option(value),
  })
  .map(({ guard, target, edits, shows }) => ({
    ...(target === null ? {} : { target: `#symmetric.${target}` }),
    ...(guard === null ? {} : { guard: { type: 'asked', params: { test: guard } } as const }),
    actions: [
      ...edits.map(recipe => ({ type: 'edit', params: { recipe } }) as const),
      ...(shows === null ? [] : [{ type: 'observe', params: { value: shows } } as const]),
    ],
  }));
const answers = fc.record({
  a: fc.array(branches, { minLength: 1, maxLength: 3 }),
  b: fc.array(branches, { minLength: 1, maxLength: 2 }),
});

/** Machines that treat their clients alike; some keep the name of one in a leaf, some do not. */
export const symmetricMachines = fc.record({ open: answers, shut: answers }).map(({ open, shut }) =>
  base.createMachine({
    id: 'symmetric',
    context: {
      clients: Object.fromEntries(clientNames.map(name => [name, { n: 0, waits: false }])),
      desk: { n: 0, serves: null },
    },
    initial: 'open',
    states: { open: { on: open }, shut: { on: shut } },
  }),
);

/** The member of that name, as a list, so that a name that is not there needs no case of its own. */
function only<T>(record: Record<string, T>, name: string | null): T[] {
  const member = name === null ? undefined : record[name];
  return member === undefined ? [] : [member];
}
