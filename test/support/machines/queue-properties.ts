import type { EventObject } from 'xstate';
import type { Property, State } from '../../../src/explore/index.ts';
import type { QueueContext } from './queue.ts';

/** What may be said of the clients of a queue without naming one of them. */
export const queueProperties: Property<
  QueueContext,
  { readonly friends: boolean },
  EventObject,
  State<QueueContext>
>[] = [
  { kind: 'never', name: 'full', when: ({ context }) => !context.queue.includes(null) },
  {
    kind: 'never',
    name: 'two friends',
    when: ({ context }) => Object.values(context.clients).some(({ friends }) => count(friends) > 1),
  },
  { kind: 'observed', name: 'popular', when: ({ friends }) => friends },
  {
    kind: 'never',
    name: 'three friends',
    when: ({ context }) => Object.values(context.clients).some(({ friends }) => count(friends) > 2),
  },
  { kind: 'deadlock', name: 'stuck' },
  {
    kind: 'way-back',
    name: 'empty again',
    from: () => true,
    home: ({ context }) => context.inside.key === null && context.queue[0] === null,
  },
];

function count(friends: Readonly<Record<string, boolean>>): number {
  return Object.values(friends).filter(met => met).length;
}
