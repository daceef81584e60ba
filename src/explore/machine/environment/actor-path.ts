import type { AnyActorRef } from 'xstate';

/** The way to an actor: the names of the actors that it is in, from below the root on. The root's is empty. */
export type ActorPath = readonly string[];

/** The way to an actor from the root. */
export function actorPathOf({ id, _parent }: AnyActorRef): ActorPath {
  return _parent === undefined ? [] : [...actorPathOf(_parent), id];
}

export function isSame(one: ActorPath, other: ActorPath): boolean {
  return one.length === other.length && one.every((name, depth) => name === other[depth]);
}

export function isActor(data: object): data is AnyActorRef {
  return 'sessionId' in data && 'send' in data && 'getSnapshot' in data;
}
