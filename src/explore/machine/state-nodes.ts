import type { AnyStateNode } from 'xstate';

/** A node of a chart and all that are below it, in the order of the chart. */
export function nodesOf(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(nodesOf)];
}
