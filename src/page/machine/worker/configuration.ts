import type { AnyStateNode, StateValue } from 'xstate';

/** The names of active states, from the outermost. */
export type Path = readonly string[];

/** The active states of a chart that hold no others. */
export function innermostOf(value: StateValue, around: Path = []): Path[] {
  if (typeof value === 'string') return [[...around, value]];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = [...around, key];
    const within = inner === undefined ? [] : innermostOf(inner, path);
    return within.length === 0 ? [path] : within;
  });
}

/** All active states but the root, each by its names, joined as `stateKey` joins them. */
export function activeIn(value: StateValue): ReadonlySet<string> {
  return new Set(
    innermostOf(value).flatMap(path => path.map((_, depth) => path.slice(0, depth + 1).join('.'))),
  );
}

/** The nodes of active states, the root first. */
export function activeNodes(root: AnyStateNode, value: StateValue): AnyStateNode[] {
  const nodes = new Set([root]);
  for (const path of innermostOf(value)) {
    let node = root;
    for (const key of path) {
      const child = node.states[key];
      if (child === undefined) break;
      nodes.add(child);
      node = child;
    }
  }
  return [...nodes];
}
