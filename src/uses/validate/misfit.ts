import { VMLINUX } from '../../../machines/context.ts';
import type { KlpEvent } from '../../../machines/events.ts';
import type { World } from '../../../machines/world.ts';
import type { AskedGuard } from '../../livepatch/microstep.ts';
import { formatStep } from '../../scenario/step.ts';
import { eventStep, isStep } from '../../scenario/step-event.ts';
import { expected } from './follow/advance.ts';
import { mayBeUnseen } from './follow/candidates.ts';
import type { Edge, Graph, Node } from './follow/graph.ts';
import type { Stop } from './follow/tracker.ts';
import { type UnknownName, unknownNames } from './follow/unknown-names.ts';
import type { LogLine } from './log/log-line.ts';

/** A line of the log that cannot stand where it does. */
export interface Misfit {
  readonly line: LogLine;
  /** What would have printed it, and why that cannot be. */
  readonly reasons: readonly Reason[];
  /** The lines that could have come there, and what prints them; `runs`: that has begun already. */
  readonly possible: readonly { readonly text: string; readonly by: string; readonly runs: boolean }[];
}

export type Reason =
  /** A name that the world does not have. */
  | ({ readonly kind: 'unknown name' } & UnknownName)
  /** Nothing in the world prints it, as far as was looked. */
  | { readonly kind: 'never'; readonly isBounded: boolean }
  | {
      readonly kind: 'refused';
      readonly by: string;
      readonly error: string | null;
      readonly guard: AskedGuard | null;
    }
  /** It prints another line before, or instead. */
  | {
      readonly kind: 'other line';
      readonly by: string;
      readonly before: boolean;
      readonly instead: string | null;
    };

/** Where what prints a line is looked for. */
const MOST_STATES = 200;
/** So many of the states where the log stopped to fit are asked why. */
const MOST_ASKED = 16;

/** Events that are tried to find out why. */
const MOST_TRIED = 3000;

export function misfitOf(graph: Graph, stop: Stop): Misfit {
  return graph.budget.within(MOST_TRIED, () => explained(graph, stop));
}

function explained(graph: Graph, { line, from, before }: Stop): Misfit {
  const { world } = graph.model;
  return {
    line,
    reasons: reasonsFor(
      graph,
      line,
      before.candidates.slice(0, MOST_ASKED).map(({ node }) => node),
    ),
    possible: expected(graph, from, before)
      .filter(({ edge }) => !isFarFetched(edge))
      .map(({ text, edge, runs }) => ({
        text,
        by: eventText(edge.event, world),
        runs,
      })),
  };
}

/** Nobody calls a module so who does not mean to see it refused. */
function isFarFetched({ event }: Edge): boolean {
  return event.type === 'insert' && event.module === VMLINUX;
}

/** `load B2`, or what the delayed work does. */
export function eventText(event: KlpEvent, world: World): string {
  if (!isStep(event)) return 'an attempt of the delayed work';
  if (event.type === 'complete') return 'the end of the transition';
  return formatStep({ ...eventStep(event, world), waits: true });
}

function reasonsFor(graph: Graph, line: LogLine, nodes: readonly Node[]): Reason[] {
  const { world } = graph.model;
  const unknown = unknownNames(line, world);
  if (unknown.length > 0) return unknown.map(name => ({ kind: 'unknown name', ...name }));
  const { events, isBounded } = whoPrints(graph, line.message);
  if (events.length === 0) return [{ kind: 'never', isBounded }];
  const reasons = new Map<string, Reason>();
  for (const node of nodes) {
    for (const event of events) {
      const reason = whyNot(graph, node, event, line.message);
      if (reason !== null) reasons.set(JSON.stringify(reason), reason);
    }
  }
  return [...reasons.values()];
}

/** The events that print the line, in some state. */
function whoPrints(
  graph: Graph,
  message: string,
): { readonly events: KlpEvent[]; readonly isBounded: boolean } {
  const { nodes, isComplete } = graph.reachable(MOST_STATES);
  const events = new Map<string, KlpEvent>();
  for (const node of nodes) {
    for (const { event, lines } of graph.edgesFrom(node)) {
      if (lines.some(({ text }) => text === message)) events.set(JSON.stringify(event), event);
    }
  }
  return { events: [...events.values()], isBounded: !isComplete };
}

function whyNot(graph: Graph, node: Node, event: KlpEvent, message: string): Reason | null {
  const by = eventText(event, graph.model.world);
  const edge = graph
    .edgesFrom(node)
    .find(({ event: other }) => JSON.stringify(other) === JSON.stringify(event));
  if (edge !== undefined) return otherLine(edge, message, by);
  const { impossible, result } = graph.model.take(node.state, event);
  if (impossible === null) return { kind: 'other line', by, before: false, instead: null };
  return {
    kind: 'refused',
    by,
    error: impossible.kind === 'refused' ? result : null,
    guard: impossible.guard,
  };
}

function otherLine({ lines }: Edge, message: string, by: string): Reason | null {
  const first = lines.find(line => !mayBeUnseen(line, false));
  return {
    kind: 'other line',
    by,
    before: lines.some(({ text }) => text === message),
    instead: first?.text ?? null,
  };
}
