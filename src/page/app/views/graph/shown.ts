import { effect, signal } from '@preact/signals';
import type { GraphTold, GraphWish } from '../../../graph.ts';
import { view, walk } from '../../store.ts';
import { graphOf } from '../../walker.ts';

/** How the graph is to be drawn, until another world is walked. */
export const wish = signal<GraphWish>({ by: null, open: [] });

export interface ShownGraph {
  readonly graph: GraphTold | null;
  /** In which box each place of the path is, from before the first step. */
  readonly line: readonly (number | null)[];
}

/** `null`: it is still being drawn. */
export const shownGraph = signal<ShownGraph | null>(null);

/** Keeps the drawing up to date while someone looks at it. @returns what ends that */
export function keepGraph(): () => void {
  return effect(() => {
    const { status } = walk.value;
    const wished = wish.value;
    const now = view.value;
    if (now === null || status === 'not walked' || status === 'walking') {
      shownGraph.value = null;
      return;
    }
    void graphOf(wished).then(answer => {
      if (answer !== null && wish.peek() === wished && view.peek() === now) shownGraph.value = answer;
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
