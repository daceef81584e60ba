import type { Graph } from './graph.ts';
import type { Finding } from './history.ts';
import type { Check } from './property.ts';
import type { Space } from './space.ts';

/** Puts the properties' questions to a space while the walk goes on, and keeps the first violation of each. */
export class Watch {
  readonly needsGraph: boolean;
  readonly #checks: readonly Check[];
  readonly #findings: (Finding | null)[];

  /** @param checks one a property, in the order of the properties */
  constructor(checks: readonly Check[]) {
    this.#checks = checks;
    this.#findings = checks.map(() => null);
    this.needsGraph = checks.some(({ kind }) => kind === 'way-back');
  }

  /** The first violation of each property, in the order of the properties. */
  get findings(): readonly (Finding | null)[] {
    return this.#findings;
  }

  /** A step out of `state` sets off an alarm. */
  alarm(alarm: number, state: number, event: number): void {
    this.#each('observed', check => (check.alarm === alarm ? { state, event } : null));
  }

  /** The walk has found a state. */
  entered(space: Space, state: number): void {
    this.#each('never', check => (space.holds(check.when, state) ? { state, event: null } : null));
  }

  /** No event counts as a transition in the state. */
  stuck(space: Space, state: number): void {
    this.#each('deadlock', check =>
      check.at === null || space.holds(check.at, state) ? { state, event: null } : null,
    );
  }

  /** The walk is over; states from `first` on were found, but not expanded. */
  frontier(space: Space, first: number): void {
    for (let state = first; state < space.size && this.#open('deadlock'); state++) {
      if (space.stuck(state)) this.stuck(space, state);
    }
  }

  /** The walk is over, and the graph complete. */
  closed(space: Space, graph: Graph): void {
    this.#each('way-back', check => {
      const returns = graph.reaching(state => space.holds(check.home, state));
      for (let state = 0; state < space.size; state++) {
        if (!returns(state) && space.holds(check.from, state)) return { state, event: null };
      }
      return null;
    });
  }

  #open(kind: Check['kind']): boolean {
    return this.#checks.some((check, place) => check.kind === kind && this.#findings[place] === null);
  }

  #each<K extends Check['kind']>(
    kind: K,
    look: (check: Extract<Check, { kind: K }>) => Finding | null,
  ): void {
    for (const [place, check] of this.#checks.entries()) {
      if (this.#findings[place] === null && isOf(kind, check)) this.#findings[place] = look(check);
    }
  }
}

function isOf<K extends Check['kind']>(kind: K, check: Check): check is Extract<Check, { kind: K }> {
  return check.kind === kind;
}
