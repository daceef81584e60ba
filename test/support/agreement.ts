import { expect } from 'vitest';
import type { Cores, Exploration, StateGraph } from '../../src/explore/index.ts';

/** One of the ways to walk that have to agree. */
export interface Way {
  readonly engine: 'traced' | 'plain';
  /** Whether states that differ by an exchange of alike names count once. */
  readonly symmetry: boolean;
  readonly recheck: number;
  readonly graph: boolean;
  readonly cores?: Cores;
}

type Size = readonly [states: number, transitions: number];

/** What is known beforehand. */
interface Known {
  /** How much there is to walk, where every state counts. */
  readonly apart?: Size;
  /** The same where alike ones count once; `true`: some are alike, and that is all. Left out, where none are. */
  readonly alike?: Size | true;
  /** Every so many steps of the traced engine are taken again by XState. */
  readonly recheck?: number;
  /** Whether to hold the walks against each other state by state and edge by edge as well. Default: yes. */
  readonly inFull?: boolean;
  /** Whether to walk with the help of other threads too. Default: no. */
  readonly helped?: boolean;
}

/**
 * Walks in each way: traced, traced with all names told apart, perhaps with steps taken again, and plainly. All must
 * find what is known to be there and the same beside it; of the first only what an exchange of names leaves as it is.
 *
 * @returns what the first and the last have found
 */
export async function agreed<TExploration extends Exploration<unknown>>(
  walk: (way: Way) => Promise<TExploration>,
  { apart, alike, recheck = 7, inFull = true, helped = false }: Known,
): Promise<{ readonly folded: TExploration; readonly plain: TExploration }> {
  const traced = { engine: 'traced', recheck: 0, graph: false } as const;
  const isAlike = alike !== undefined;
  const told = await walk({ ...traced, symmetry: !isAlike, graph: inFull });
  const folded = isAlike ? await walk({ ...traced, symmetry: true }) : told;
  const plain = await walk({ engine: 'plain', symmetry: false, recheck: 0, graph: inFull });
  if (apart !== undefined) expect([plain.states, plain.transitions]).toEqual(apart);
  expect([told.engine, plain.engine]).toEqual(['traced', 'plain']);
  expect(meaning(told)).toEqual(meaning(plain));
  // Where all is compared, nothing is left to be found by steps that are taken again.
  if (!inFull) expect(meaning(await walk({ ...traced, symmetry: false, recheck }))).toEqual(meaning(plain));
  if (isAlike) {
    if (alike !== true) expect([folded.states, folded.transitions]).toEqual(alike);
    expect(meaning(await walk({ ...traced, symmetry: true, recheck }))).toEqual(meaning(folded));
  }
  if (helped) {
    const together = await walk({ ...traced, symmetry: !isAlike, graph: inFull, cores: HELPED });
    expect(besidesCost(together)).toEqual(besidesCost(told));
    if (inFull) expectEverything(together.graph, told.graph);
    const alike = isAlike ? await walk({ ...traced, symmetry: true, cores: HELPED }) : folded;
    expect(besidesCost(alike)).toEqual(besidesCost(folded));
  }
  expect(judged(folded)).toEqual(judged(plain));
  if (inFull) expectEverything(told.graph, plain.graph);
  return { folded, plain };
}

/** Others help from the first state on, and the walk waits for them. */
export const HELPED: Cores = { count: 3, waiting: 1, patience: 20_000 };

/** All but the engine and the cost. */
function meaning<TExploration extends Exploration<unknown>>(exploration: TExploration) {
  return { ...exploration, engine: null, seconds: 0, slowSteps: 0, trees: [], graph: null };
}

/** What an earlier walk has learned of a chart, a later one need not run. */
function besidesCost<TExploration extends Exploration<unknown>>(exploration: TExploration) {
  return { ...exploration, seconds: 0, slowSteps: 0, graph: null };
}

/**
 * What an exchange of names leaves as it is: the verdicts, and how long the shortest histories are. Of several shortest
 * ones another may be found, and the explanation belongs to the one that is.
 */
function judged({ verdicts, depth, closed, neverTaken }: Exploration<unknown>) {
  const answers = verdicts.map(
    ({ property, verdict, depth, vacuous, history, cycle, witness, violating }) => ({
      property,
      verdict,
      depth,
      vacuous,
      length: history?.length,
      cycle: cycle?.length,
      witness: witness?.length,
      isViolated: violating !== undefined && violating > 0,
    }),
  );
  return { answers, depth, closed, neverTaken };
}

function expectEverything(
  one: StateGraph<unknown, unknown> | undefined,
  other: StateGraph<unknown, unknown> | undefined,
): void {
  const [mine, its] = [everything(one), everything(other)];
  // What differs is told by the slower comparison.
  if (JSON.stringify(mine) !== JSON.stringify(its)) expect(mine).toEqual(its);
}

function everything(graph: StateGraph<unknown, unknown> | undefined) {
  if (graph === undefined) throw new Error('the graph was asked for');
  return {
    states: Array.from({ length: graph.states }, (_, state) => graph.state(state)),
    edges: [...graph.edges()],
  };
}
