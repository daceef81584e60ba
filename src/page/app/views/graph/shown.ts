import { effect, signal } from '@preact/signals';
import type { GraphTold, GraphWish } from '../../../graph.ts';

/** How the graph is to be drawn, until another world is walked. */
export const wish = signal<GraphWish>({ by: null, open: [] });

export interface ShownGraph {
  readonly graph: GraphTold | null;
  /** In which box each place of the path is, from before the first step. */
  readonly line: readonly (number | null)[];
}

/** What was asked for last. */
let latest: Promise<ShownGraph | null> | null = null;

/** `null`: it is still being drawn. */
export const shownGraph = signal<ShownGraph | null>(null);

/**
 * Keeps the drawing up to date while someone looks at it.
 *
 * @param draw asks for it as it is wished, where there is something to be drawn now
 * @returns what ends that
 */
export function keepGraph(draw: (wish: GraphWish) => Promise<ShownGraph | null> | null): () => void {
  return effect(() => {
    const wished = wish.value;
    const asked = draw(wished);
    latest = asked;
    if (asked === null) shownGraph.value = null;
    void asked?.then(answer => {
      if (answer !== null && latest === asked) shownGraph.value = answer;
    });
  });
}

/** What is opened belongs to the world that was walked. */
let world = '';
export function forgetAfter(name: string): void {
  if (name === world) return;
  world = name;
  wish.value = { by: null, open: [] };
}
