import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';

/** A transition of a chart, and a word that tells it from all others, the same wherever the machine is read. */
export interface Identified {
  readonly id: string;
  readonly transition: AnyTransitionDefinition;
}

/** The transitions out of a state, in the order in which they are asked; the eventless ones last. */
export function transitionsOf(node: AnyStateNode): Identified[] {
  const byEvent: readonly (readonly [string, readonly AnyTransitionDefinition[]])[] = [
    ...node.transitions,
    ['', node.always ?? []],
  ];
  return byEvent.flatMap(([event, all]) =>
    all.map((transition, place) => ({ id: `${node.id} ${event} ${place}`, transition })),
  );
}
