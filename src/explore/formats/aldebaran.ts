import type { StateGraph } from '../graph/state-graph.ts';
import type { Notation } from './notation.ts';

/**
 * The graph in the format of Aldebaran (`.aut`), which mCRL2 and CADP read:
 * https://cadp.inria.fr/man/aut.html.
 */
export function* aldebaran<TContext, TEvent>(
  graph: StateGraph<TContext, TEvent>,
  notation: Notation<TContext, TEvent>,
): Iterable<string> {
  yield `des (0, ${graph.transitions}, ${graph.states})\n`;
  const labels = new Map<TEvent, string>();
  for (const { from, event, to } of graph.edges()) {
    const label = labels.get(event) ?? quoted(notation.event(event));
    labels.set(event, label);
    yield `(${from}, ${label}, ${to})\n`;
  }
}

/**
 * Labels are printable ASCII, and nothing in them is read as an escape; so what is none is spelt as in JavaScript.
 * The labels `i` (CADP) and `tau` (mCRL2) alone would mean a step that nobody sees.
 */
function quoted(label: string): string {
  const unread = /[^ -~]|["\\]/g;
  return `"${label.replaceAll(unread, spelt).replace(/^(i|tau)$/i, word => spelt(word.charAt(0)) + word.slice(1))}"`;
}

/** By UTF-16 code units. */
function spelt(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
