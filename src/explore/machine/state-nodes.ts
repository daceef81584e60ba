import type { AnyStateNode } from 'xstate';

/** A node of a chart and all that are below it, in the order of the chart, which stays as it is. */
export function nodesOf(node: AnyStateNode): readonly AnyStateNode[] {
  const listed = known.get(node);
  if (listed !== undefined) return listed;
  const nodes: AnyStateNode[] = [];
  list(node, nodes);
  known.set(node, nodes);
  return nodes;
}

const known = new WeakMap<AnyStateNode, readonly AnyStateNode[]>();

function list(node: AnyStateNode, nodes: AnyStateNode[]): void {
  nodes.push(node);
  for (const child of Object.values(node.states)) list(child, nodes);
}
