import type { AnyStateNode } from 'xstate';

export type Actions = Readonly<AnyStateNode['entry']>;

/** The lists of actions of a state; those of its transitions included. */
export function actionsOf(node: AnyStateNode): Actions[] {
  return [node.entry, node.exit, ...transitionsOf(node).map(({ actions }) => actions)];
}

/** Those of a state, the one into its initial state included. */
export function transitionsOf(node: AnyStateNode) {
  const initial = node.type === 'compound' ? [node.initial] : [];
  return [...[...node.transitions.values()].flat(), ...(node.always ?? []), ...initial];
}
