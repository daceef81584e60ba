import { orderedText, type StateGraph } from '../../explore/index.ts';

/** A member of the context, and how many values it has taken. */
export interface Growth {
  readonly member: string;
  readonly values: number;
}

/** More than these is worth a word. */
const MANY = 100;

/** The members of the context that take many values, most first. */
export function growthOf(graph: StateGraph<object, unknown>): Growth[] {
  const values = new Map<string, Set<string>>();
  for (let number = 0; number < graph.states; number++) {
    for (const [member, value] of Object.entries(graph.state(number).context)) {
      const seen = values.get(member) ?? new Set();
      values.set(member, seen);
      seen.add(orderedText(value));
    }
  }
  return Array.from(values, ([member, { size }]) => ({ member, values: size }))
    .filter(({ values }) => values > MANY)
    .sort((one, other) => other.values - one.values);
}
