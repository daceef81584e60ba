import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';

export type Guard = NonNullable<AnyTransitionDefinition['guard']>;

/** The guards that a guard made by `and`, `or` or `not` combines; none of any other. */
export function partsOf(guard: Guard): readonly Guard[] {
  return typeof guard === 'function' && 'guards' in guard && Array.isArray(guard.guards) ? guard.guards : [];
}

/** What a guard is called in its chart: its own name, or what it is made of, such as `and(isMine, isLoaded)`. */
export function guardName(guard: Guard): string {
  if (typeof guard === 'string') return guard;
  if (typeof guard === 'object') return guard.type;
  const parts = partsOf(guard);
  if (parts.length > 0) return `${guard.name}(${parts.map(guardName).join(', ')})`;
  // A function that is written as a member called `guard` is called so too.
  return guard.name === '' || guard.name === 'guard' ? 'inline guard' : guard.name;
}

/** The path of a state in its chart, such as `load.enable.prePatch`; of the root, the machine's name. */
export function stateName(node: AnyStateNode): string {
  return node.path.length === 0 ? node.key : node.path.join('.');
}

/** Where a transition is: its state, and its event where it has one. */
export function placeOf({ source, eventType }: AnyTransitionDefinition): string {
  const event = eventType === `xstate.done.state.${source.id}` ? 'done' : eventType;
  return event === '' ? stateName(source) : `${stateName(source)}: ${event}`;
}

/** `STATE: EVENT [GUARD] -> TARGET`, less what is not there; a target is named as beside the state. */
export function transitionName(transition: AnyTransitionDefinition): string {
  const { guard, source, target } = transition;
  const around = source.parent?.path ?? [];
  const targets = target?.map(node => {
    const { path } = node;
    const isBeside = path.length > around.length && around.every((key, depth) => path[depth] === key);
    return isBeside ? path.slice(around.length).join('.') : stateName(node);
  });
  return [
    transition.eventType === '' ? `${placeOf(transition)}:` : placeOf(transition),
    ...(guard === undefined ? [] : [`[${guardName(guard)}]`]),
    ...(targets === undefined ? [] : [`-> ${targets.join(', ')}`]),
  ].join(' ');
}
