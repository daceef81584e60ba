import type { Finding, Route } from '../engine/history.ts';
import type { Space } from '../engine/space.ts';
import type { Lasso } from '../graph/avoidance.ts';
import type { Explanation } from '../graph/explain.ts';
import type { Graph } from '../graph/graph.ts';
import type { StepLog } from '../graph/step-log.ts';
import type { Interruptible } from '../run/interruptible.ts';

/**
 * A property at work: what the search looks out for on its behalf, what is to be said of it when the search is over,
 * and how a violation is explained. Each kind of property makes its own.
 */
export interface Check {
  /** The property's name. */
  readonly property: string;
  /** Predicates that must each hold somewhere, or the property is vacuous. */
  readonly premises: readonly number[];
  readonly needs: readonly Need[];
  /** `null`: nothing can be seen on the way. */
  readonly lookout: Lookout | null;
  /** @param finding what the lookout has seen first; `null`: nothing */
  answer(finding: Finding | null, searched: Searched): Promise<Answer>;
  /** Where it is violated or, of a `sometimes`, met; `null`: that is a matter of whole runs. */
  readonly where: Locator | null;
  /** `null`: no violation has a history that could be explained. */
  readonly explain: Explainer | null;
}

/** By state, or by the number of an edge: 1 where it is so; `null`: nowhere. */
interface Places {
  readonly states: Uint8Array | null;
  readonly edges: Uint8Array | null;
}

/**
 * @param graph complete
 * @param log of a lookout at steps: all that it has seen
 */
type Locator = (space: Space, graph: Graph, log: StepLog | null) => Interruptible<Places>;

/**
 * @param graph complete
 * @param log of a lookout at steps: all that it has seen
 */
type Explainer = (
  violation: Violation,
  space: Space,
  graph: Graph,
  log: StepLog | null,
) => Interruptible<Explanation>;

/** What is kept for a check: where edges lead to, by which events, and every state, none standing for another. */
type Need = 'edges' | 'events' | 'every state';

/**
 * What is watched: states as they are found, states that no event leads out of, or steps that set off an alarm; and what
 * is seen there.
 */
type Lookout = { readonly sought: 'violation' | 'witness' } & (
  | { readonly at: 'state' | 'dead end'; readonly sees: (space: Space, state: number) => boolean }
  | { readonly at: 'step'; readonly alarm: number }
);

/** What there is to go by when the search is over. */
export interface Searched {
  readonly space: Space;
  /** Every state was expanded. */
  readonly closed: boolean;
  /** `null`: it is not complete, nobody has kept it, or there is no memory to go through it. */
  readonly graph: Graph | null;
  /** Does work to its end; `null`: something else came first. */
  readonly pace: <T>(work: Interruptible<T>) => Promise<{ readonly found: T } | null>;
}

export interface Violation {
  readonly kind: 'violated';
  /** A shortest way into it. */
  readonly lasso: Lasso;
  /** By state: 1 where the property is violated; `null`: not known yet. */
  readonly violating: Uint8Array | null;
}

export type Answer =
  | Violation
  /** What had to be reachable is, and this is a shortest way to it. */
  | { readonly kind: 'witnessed'; readonly route: Route }
  /** What had to be reachable is not. */
  | { readonly kind: 'unreachable' }
  /** No violation in what was searched. */
  | { readonly kind: 'unbroken' }
  /** What was searched cannot tell. */
  | { readonly kind: 'open' };

export const UNBROKEN: Answer = { kind: 'unbroken' };
export const OPEN: Answer = { kind: 'open' };
