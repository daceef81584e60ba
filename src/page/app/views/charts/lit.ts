import type { Row } from '../../../charts/drawn.ts';
import type { ChartsInside } from '../../../charts/packed.ts';
import type { RunTold } from '../../../told.ts';
import { type Chart, chartIn, type Path } from './inside.ts';

/** What a run through the charts has come by. */
export interface Lit {
  /** By the whole name of a state: how often it was entered, and when first. */
  readonly states: ReadonlyMap<string, Visit>;
  /** When a transition was taken first, by the names that `rowKey` and `startKey` give. */
  readonly ways: ReadonlyMap<string, number>;
  /** Where the run stands, in each region of the chart; none: it has not begun. */
  readonly now: readonly Path[];
  /**
   * The guards that were asked for the last transition, by the whole name of who asked them, and what they found; where
   * transitions have ids, by these.
   */
  readonly asked: ReadonlyMap<string, boolean>;
  /** The last of them; `null`: none was asked. */
  readonly decided: string | null;
}

interface Visit {
  readonly times: number;
  readonly order: number;
}

export const NOTHING_LIT: Lit = {
  states: new Map(),
  ways: new Map(),
  now: [],
  asked: new Map(),
  decided: null,
};

export function stateKey(path: Path): string {
  return path.join('.');
}

/** @param path of the chart; @param arrow and @param row their places in its layout */
export function rowKey(path: Path, arrow: number, row: number): string {
  return `${stateKey(path)}:${arrow}:${row}`;
}

export function startKey(path: Path): string {
  return `${stateKey(path)}:start`;
}

/** A guard, and the state that asks it. */
export function guardKey(path: Path, guard: string): string {
  return `${stateKey(path)}?${guard}`;
}

/** Follows a run for so many microsteps. */
export function litBy(charts: ChartsInside, design: string, run: RunTold, microsteps: number): Lit {
  const states = new Map<string, Visit>();
  const ways = new Map<string, number>();
  let before = run.from;
  const taken = run.microsteps.slice(0, microsteps);
  const note = (key: string, order: number) => {
    if (!ways.has(key)) ways.set(key, order);
  };
  for (const [order, { nodes, asked }] of taken.entries()) {
    const common = commonLength(before, nodes);
    for (let depth = common; depth < nodes.length; depth++) {
      const key = stateKey(nodes.slice(0, depth + 1));
      const visit = states.get(key);
      states.set(key, { times: (visit?.times ?? 0) + 1, order: visit?.order ?? order });
      const chart = chartIn(charts, design, nodes.slice(0, depth));
      if (depth > common && chart?.nodes[chart.start?.to ?? -1]?.name === nodes[depth])
        note(startKey(nodes.slice(0, depth)), order);
    }
    const path = nodes.slice(0, common);
    const chart = chartIn(charts, design, path);
    const decision = asked.at(-1);
    const guard = decision?.holds ? decision.guard : undefined;
    const way =
      chart === null
        ? null
        : wayTaken(chart, before.slice(common), nodes[common], guard, run.event.split(' ')[0]);
    if (way !== null) note(rowKey(path, way.arrow, way.row), order);
    before = nodes;
  }
  const last = taken.at(-1);
  const decision = last?.asked.at(-1);
  return {
    decided: decision === undefined ? null : guardKey(decision.node, decision.guard),
    states,
    ways,
    now: last === undefined ? [] : [last.nodes],
    asked: new Map(last?.asked.map(({ node, guard, holds }) => [guardKey(node, guard), holds])),
  };
}

function commonLength(one: Path, other: Path): number {
  const differs = one.findIndex((name, place) => name !== other[place]);
  return Math.min(differs === -1 ? one.length : differs, other.length - 1);
}

/**
 * @param from the state that is left and, where a chart in it has ended, that end
 * @param guard the one that holds; none, where the transition has none
 */
function wayTaken(
  { nodes, arrows }: Chart,
  [from, end]: Path,
  to: string | undefined,
  guard: string | undefined,
  event: string | undefined,
): { readonly arrow: number; readonly row: number } | null {
  const target = nodes.findIndex(({ name }) => name === to);
  const isSource = (place: number) => nodes[place]?.name === from || nodes[place]?.kind === 'any';
  const isTaken = (row: Row) =>
    row.guard === guard &&
    (row.end === undefined || row.end === end) &&
    (row.event === undefined || row.event === event || row.event === 'attempt');
  for (const [arrow, { from: source, to: end, rows }] of arrows.entries()) {
    if (end !== target || !isSource(source)) continue;
    const row = rows.findIndex(isTaken);
    if (row >= 0) return { arrow, row };
  }
  return null;
}
