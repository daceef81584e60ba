import { setup } from 'xstate';
import { edit } from '../../../src/explore/index.ts';

export interface QueueContext {
  /** Who waits, first come first; then `null`. */
  readonly queue: readonly (string | null)[];
  /** Who is inside. */
  readonly inside: { readonly key: string | null };
  readonly clients: Readonly<Record<string, { readonly visits: number; readonly friends: Friends }>>;
}

/** Whom a client has met at the door: as many places as there are clients. */
type Friends = Readonly<Record<string, boolean>>;

export interface QueueEvent {
  readonly type: 'comes' | 'goes in' | 'leaves' | 'gives up';
  readonly client: string;
}

/**
 * Clients in a queue. Their names are keys of records, one within the other, and leaves.
 *
 * @param favourite a client that may go in out of turn; with one, the clients are not symmetric
 */
export function queue(names: readonly string[], favourite: string | null = null) {
  const types: { context?: QueueContext; events?: QueueEvent } = {};
  const each = <T>(make: () => T) => Object.fromEntries(names.map(name => [name, make()]));
  const isInside = ({ inside }: QueueContext, name: string) => inside.key === name;
  return setup({
    types,
    actions: { observe: (_, _seen: { readonly friends: boolean }) => {} },
  }).createMachine({
    id: 'queue',
    context: {
      queue: names.map(() => null),
      inside: { key: null },
      clients: each(() => ({ visits: 0, friends: each(() => false) })),
    },
    on: {
      comes: {
        guard: ({ context, event }) =>
          !context.queue.includes(event.client) && !isInside(context, event.client),
        actions: edit((draft, { client }) => {
          draft.queue[draft.queue.indexOf(null)] = client;
        }),
      },
      'goes in': {
        guard: ({ context, event }) =>
          context.inside.key === null &&
          context.queue.includes(event.client) &&
          (context.queue[0] === event.client || event.client === favourite),
        actions: [
          edit((draft, { client }) => {
            draft.inside.key = client;
            leave(draft.queue, client);
          }),
        ],
      },
      leaves: {
        guard: ({ context, event }) =>
          isInside(context, event.client) && (context.clients[event.client]?.visits ?? 0) < 2,
        actions: [
          edit((draft, { client }) => {
            draft.inside.key = null;
            const next = draft.queue[0] ?? client;
            const visitor = draft.clients[client];
            if (visitor === undefined) return;
            visitor.visits += 1;
            if (next !== client) visitor.friends[next] = true;
          }),
          {
            type: 'observe',
            params: ({ context, event }) => ({
              friends:
                Object.values(context.clients[event.client]?.friends ?? {}).filter(met => met).length > 1,
            }),
          },
        ],
      },
      'gives up': {
        guard: ({ context, event }) => context.queue.at(-1) === event.client,
        actions: edit((draft, { client }) => leave(draft.queue, client)),
      },
    },
  });
}

function leave(queue: (string | null)[], client: string): void {
  for (let place = queue.indexOf(client); place < queue.length; place++)
    queue[place] = queue[place + 1] ?? null;
}

export function queueEvents(names: readonly string[]): QueueEvent[] {
  return names.flatMap(client =>
    (['comes', 'goes in', 'leaves', 'gives up'] as const).map(type => ({ type, client })),
  );
}
