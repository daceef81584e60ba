import type { StateValue } from 'xstate';

/** A state value as its state nodes, `a.b, a.c`; empty where the machine has no states but itself. */
export function valueText(value: StateValue): string {
  return nodes(value).join(', ');
}

function nodes(value: StateValue): string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(value).flatMap(([key, inner]) => {
    const within = inner === undefined ? [] : nodes(inner);
    return within.length === 0 ? [key] : within.map(node => `${key}.${node}`);
  });
}
