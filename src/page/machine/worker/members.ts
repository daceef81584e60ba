import { type Member, orderedText, type StateGraph, valueText } from '../../../explore/index.ts';
import { visible } from '../../../problem/visible.ts';

/** By what the states of a machine can be told apart: where the chart is, and each member that a context has. */
export function membersOf<Event>(graph: StateGraph<object, Event>): Member<object>[] {
  const keys = new Set<string>();
  for (let state = 0; state < graph.states; state++)
    for (const key of Object.keys(graph.state(state).context)) keys.add(key);
  return [
    { name: 'place', lines: ({ value }) => [valueText(value)].filter(text => text !== '').map(visible) },
    ...[...keys].map(key => ({
      name: visible(key),
      lines: ({ context }: { readonly context: object }) =>
        Object.hasOwn(context, key) ? [visible(`${key}: ${orderedText(Reflect.get(context, key))}`)] : [],
    })),
  ];
}
