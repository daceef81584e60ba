import type { AnyActorRef, EventObject, ExecutableActionObject } from 'xstate';

/** What an action asks of those around its machine. */
export type Effect =
  | { readonly type: 'xstate.raise'; readonly params: Sent }
  | { readonly type: 'xstate.sendTo'; readonly params: Sent & { readonly to: AnyActorRef } }
  | { readonly type: 'xstate.cancel'; readonly params: { readonly sendId: string } }
  | { readonly type: 'xstate.spawnChild'; readonly params: { readonly actorRef: AnyActorRef | undefined } }
  | { readonly type: 'xstate.stopChild'; readonly params: AnyActorRef | undefined };

interface Sent {
  readonly event: EventObject;
  readonly id: string | undefined;
  /** In milliseconds; `undefined`: at once, as where a delay has a name that nobody has given a time. */
  readonly delay: number | undefined;
}

const TYPES = ['xstate.raise', 'xstate.sendTo', 'xstate.cancel', 'xstate.spawnChild', 'xstate.stopChild'];

/** @returns those of the actions that reach out of their machine */
export function effectsOf(actions: readonly ExecutableActionObject[]): readonly Effect[] {
  // XState's types do not tell the parameters of one action from those of another.
  const effects = actions.filter(({ type }) =>
    TYPES.includes(type),
  ) as readonly object[] as readonly Effect[];
  // It has been taken already.
  return effects.filter(({ type, params }) => type !== 'xstate.raise' || typeof params.delay === 'number');
}
