import type { LogLine } from '../log/log-line.ts';
import { type Candidate, Candidates, costOf, mayBeUnseen } from './candidates.ts';
import { type Closure, closure } from './closure.ts';
import type { Edge, Graph } from './graph.ts';
import { WayEvent } from './way.ts';

/** What a line of the log leaves of the candidates. */
export interface Advance {
  /** None: the line does not fit. */
  readonly candidates: Candidates;
  /** Where the line found them, before it was looked at. */
  readonly before: Closure;
}

export function advance(
  graph: Graph,
  from: Candidates | readonly Candidate[],
  line: LogLine,
  most: number,
): Advance {
  const { message, number } = line;
  const before = closure(graph, from, most);
  const candidates = new Candidates();
  for (const candidate of from) {
    const { edge } = candidate;
    if (edge !== null) printsIt(candidate, edge, message, candidates);
  }
  for (const candidate of before.candidates) {
    for (const edge of graph.printingFrom(candidate.node, line)) {
      if (edge.lines.length > 0) printsIt(begun(candidate, edge, number), edge, message, candidates);
    }
  }
  return { candidates, before };
}

/** @param number of the line that it prints first; `null`: nobody has seen that */
export function begun(candidate: Candidate, edge: Edge, number: number | null): Candidate {
  return {
    ...candidate,
    edge,
    printed: 0,
    way: new WayEvent(edge, number, candidate.way),
    cost: candidate.cost + costOf(edge),
    must: candidate.must | edge.broken,
    may: candidate.may | edge.broken,
  };
}

/** Adds it for each place where the operation that runs may print the line next. */
function printsIt(candidate: Candidate, edge: Edge, message: string, to: Candidates): void {
  for (const [place, line] of edge.lines.entries()) {
    if (place < candidate.printed) continue;
    if (line.text === message && !(line.from === 'module' && candidate.isBare)) {
      to.add({ ...candidate, printed: place + 1 });
    }
    if (!mayBeUnseen(line, candidate.isBare)) return;
  }
}

/** The lines that the operations may print next, each with the operation that runs or would begin. */
export function expected(
  graph: Graph,
  from: Candidates | readonly Candidate[],
  { candidates }: Closure,
): { readonly text: string; readonly edge: Edge; readonly runs: boolean }[] {
  const found = new Map<string, { text: string; edge: Edge; runs: boolean }>();
  const next = (edge: Edge, printed: number, isBare: boolean, runs: boolean) => {
    const line = edge.lines.slice(printed).find(line => !mayBeUnseen(line, isBare));
    if (line !== undefined && !found.has(line.text)) found.set(line.text, { text: line.text, edge, runs });
  };
  for (const { edge, printed, isBare } of from) if (edge !== null) next(edge, printed, isBare, true);
  for (const { node, isBare } of candidates) {
    for (const edge of graph.edgesFrom(node)) next(edge, 0, isBare, false);
  }
  return [...found.values()];
}
