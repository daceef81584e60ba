import type { StateGraph } from '../graph/state-graph.ts';
import type { Notation } from './notation.ts';
import { written } from './written.ts';

/** The graph for programs: a JSON object with a state or an edge on each line. States are named by their place. */
export function* graphJson<TContext, TEvent>(
  graph: StateGraph<TContext, TEvent>,
  notation: Notation<TContext, TEvent>,
): Iterable<string> {
  const { states, transitions, closed } = graph;
  const head = JSON.stringify({ title: notation.title, closed, transitions });
  yield `${head.slice(0, -1)},\n"states":[`;
  for (let number = 0; number < states; number++) {
    const { value, context } = graph.state(number);
    yield `${number === 0 ? '' : ','}\n${JSON.stringify({ value, context: written(context) })}`;
  }
  yield '\n],\n"edges":[';
  let separator = '';
  for (const { from, event, to } of graph.edges()) {
    yield `${separator}\n${JSON.stringify({ from, event: written(notation.eventData(event)), to })}`;
    separator = ',';
  }
  yield '\n]}\n';
}
