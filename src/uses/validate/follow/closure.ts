import { type Candidate, Candidates, costOf, joined, keyOf, mayBeOver } from './candidates.ts';
import type { Edge, Graph } from './graph.ts';
import { WayEvent } from './way.ts';

/** The candidates that stand between two operations, after any that print nothing. */
export interface Closure {
  readonly candidates: readonly Candidate[];
  /** Whether there would be more. */
  readonly isBounded: boolean;
}

/**
 * What may happen unseen before the next line: operations end whose other lines nobody prints, and others are done
 * that print nothing. The cheapest come first, up to so many.
 */
export function closure(graph: Graph, from: Iterable<Candidate>, most: number): Closure {
  const best = new Map<string, Candidate>();
  const open = new Queue();
  const offer = (candidate: Candidate) => {
    const key = keyOf(candidate);
    const known = best.get(key);
    if (known !== undefined && known.cost <= candidate.cost) return;
    best.set(key, candidate);
    open.push(candidate);
  };
  const seeds = new Candidates();
  for (const candidate of from) for (const ended of ending(candidate)) seeds.add(ended);
  for (const seed of seeds) offer(seed);

  const settled: Candidate[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (best.get(keyOf(next)) !== next) continue;
    if (settled.length === most || graph.budget.isSpent) return { candidates: settled, isBounded: true };
    settled.push(next);
    for (const edge of silent(graph, next)) offer(after(next, edge));
  }
  return { candidates: counted(graph, seeds, settled), isBounded: false };
}

/** The operation is over, if its last lines may be unseen. */
function ending(candidate: Candidate): Candidate[] {
  const { edge, printed, isBare } = candidate;
  if (edge === null) return [candidate];
  if (!mayBeOver(edge, printed, isBare)) return [];
  return [{ ...candidate, node: edge.to, edge: null, printed: 0 }];
}

function silent(graph: Graph, { node, isBare }: Candidate): Edge[] {
  return graph.quietFrom(node).filter(edge => edge.to !== node && mayBeOver(edge, 0, isBare));
}

function after(candidate: Candidate, edge: Edge): Candidate {
  return {
    ...candidate,
    node: edge.to,
    way: new WayEvent(edge, null, candidate.way),
    cost: candidate.cost + costOf(edge),
    must: candidate.must | edge.broken,
    may: candidate.may | edge.broken,
  };
}

/**
 * The settled candidates, in the order of their costs, with what all their ways have in common: the number of
 * cheapest ones, and what is broken on every one and on some.
 */
function counted(graph: Graph, seeds: Iterable<Candidate>, settled: readonly Candidate[]): Candidate[] {
  const whole = new Map<string, Candidate>();
  for (const seed of seeds) whole.set(keyOf(seed), seed);
  // Ways that cost as little: each event costs something, so whoever is before is settled before.
  for (const { cost, ...candidate } of settled) {
    const here = whole.get(keyOf({ cost, ...candidate }));
    if (here === undefined) continue;
    for (const edge of silent(graph, here)) {
      const next = after(here, edge);
      const known = whole.get(keyOf(next));
      whole.set(keyOf(next), known === undefined ? next : joined(known, next));
    }
  }
  // What longer ways break, round after round until nothing is new.
  for (let changed = true; changed; ) {
    changed = false;
    for (const here of [...whole.values()]) {
      for (const edge of silent(graph, here)) {
        const next = after(here, edge);
        const known = whole.get(keyOf(next));
        if (known === undefined) continue;
        const must = known.must & next.must;
        const may = known.may | next.may;
        if (must === known.must && may === known.may) continue;
        whole.set(keyOf(next), { ...known, must, may });
        changed = true;
      }
    }
  }
  return settled.flatMap(candidate => whole.get(keyOf(candidate)) ?? []);
}

/** The cheapest first; among equals the one that came first. */
class Queue {
  readonly #byCost = new Map<number, Candidate[]>();
  #lowest = 0;
  #size = 0;

  push(candidate: Candidate): void {
    const { cost } = candidate;
    const equals = this.#byCost.get(cost);
    if (equals === undefined) this.#byCost.set(cost, [candidate]);
    else equals.push(candidate);
    this.#lowest = this.#size === 0 ? cost : Math.min(this.#lowest, cost);
    this.#size++;
  }

  pop(): Candidate | undefined {
    if (this.#size === 0) return undefined;
    for (;;) {
      const candidate = this.#byCost.get(this.#lowest)?.shift();
      if (candidate !== undefined) {
        this.#size--;
        return candidate;
      }
      this.#byCost.delete(this.#lowest);
      this.#lowest++;
    }
  }
}
