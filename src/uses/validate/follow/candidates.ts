import type { Edge, Graph, Node, PrintedLine } from './graph.ts';
import type { Way } from './way.ts';

/** Where the machine may be, as far as the log tells, and how it may have come there. */
export interface Candidate {
  /** Between two operations, or `edge` runs and has printed its lines up to `printed`. */
  readonly node: Node;
  readonly edge: Edge | null;
  readonly printed: number;
  /** Whether the log has only what kernel/livepatch prints (grep livepatch), and not what modules do. */
  readonly isBare: boolean;
  /** A shortest way here. */
  readonly way: Way;
  readonly cost: number;
  /** How many ways cost as little. */
  readonly histories: number;
  /** The properties that every way here breaks, and those that some way does. */
  readonly must: number;
  readonly may: number;
}

/** The set of candidates, each once. */
export class Candidates {
  readonly #byKey = new Map<string, Candidate>();

  get size(): number {
    return this.#byKey.size;
  }

  [Symbol.iterator](): IterableIterator<Candidate> {
    return this.#byKey.values();
  }

  /** Joins it with one that stands at the same place. */
  add(candidate: Candidate): void {
    const key = keyOf(candidate);
    const known = this.#byKey.get(key);
    this.#byKey.set(key, known === undefined ? candidate : joined(known, candidate));
  }
}

/** What an event costs: one that a person does is worth more attempts of the delayed work than there can be. */
export function costOf({ event }: Edge): number {
  return event.type === 'attempt' || event.type === 'complete' ? 1 : 64;
}

export function keyOf({ node, edge, printed, isBare }: Candidate): string {
  return `${edge === null ? `n${node.id}` : `e${edge.id}:${printed}`}${isBare ? 'b' : ''}`;
}

export function joined(one: Candidate, other: Candidate): Candidate {
  const [cheap, dear] = one.cost <= other.cost ? [one, other] : [other, one];
  return {
    ...cheap,
    histories: cheap.histories + (cheap.cost === dear.cost ? dear.histories : 0),
    must: one.must & other.must,
    may: one.may | other.may,
  };
}

/** Whether the log may lack the line, though the event has happened. */
export function mayBeUnseen({ from }: PrintedLine, isBare: boolean): boolean {
  return from === 'debug' || (from === 'module' && isBare);
}

/** Whether the rest of the lines from there on may be unseen. */
export function mayBeOver({ lines }: Edge, printed: number, isBare: boolean): boolean {
  return lines.slice(printed).every(line => mayBeUnseen(line, isBare));
}

/** Before the first line of a log that begins with the system as it is before the first livepatch. */
export function beginning(graph: Graph): Candidate[] {
  const start = {
    node: graph.initial,
    edge: null,
    printed: 0,
    way: null,
    cost: 0,
    histories: 1,
    must: 0,
    may: 0,
  };
  return (graph.hasModuleLines ? [false, true] : [false]).map(isBare => ({ ...start, isBare }));
}
