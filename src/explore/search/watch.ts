import type { Finding } from '../engine/history.ts';
import type { Space } from '../engine/space.ts';
import { Graph } from '../graph/graph.ts';
import { StepLog } from '../graph/step-log.ts';
import type { Check } from '../property/checks.ts';
import type { Memory } from '../run/memory.ts';

/** Puts the properties' questions to a space while the walk goes on, and keeps the first violation of each. */
export class Watch {
  /** The graph that the walk is to fill; `null`: nobody needs it. */
  readonly graph: Graph | null;
  /** Whether violations are to be explained. */
  readonly explains: boolean;
  readonly #checks: readonly Check[];
  readonly #findings: (Finding | null)[];
  /** By alarm: every step that sets it off; `null`: only the first is of interest. */
  #logs: readonly StepLog[] | null;

  /**
   * @param checks one a property, in the order of the properties
   * @param alarms how many alarms they have
   * @param explains whether violations are to be explained
   */
  constructor(checks: readonly Check[], alarms: number, explains: boolean, memory: Memory) {
    const needsEvents = explains || checks.some(({ kind }) => kind === 'eventually');
    const needsGraph = needsEvents || checks.some(({ kind }) => kind === 'way-back');
    this.graph = needsGraph ? new Graph(needsEvents, memory) : null;
    this.explains = explains;
    this.#checks = checks;
    this.#findings = checks.map(() => null);
    this.#logs = explains ? Array.from({ length: alarms }, () => new StepLog(memory)) : null;
  }

  /** The first violation of each property that was seen on the way, in the order of the properties. */
  get findings(): readonly (Finding | null)[] {
    return this.#findings;
  }

  /** The steps that have set off the alarm, where they are kept. */
  log(alarm: number): StepLog | null {
    return this.#logs?.[alarm] ?? null;
  }

  /**
   * A step out of `state` sets off an alarm.
   *
   * @throws OutOfMemory
   */
  alarm(alarm: number, state: number, event: number): void {
    this.#each('observed', check => (check.alarm === alarm ? { state, event } : null));
    this.#logs?.[alarm]?.add(state, event);
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

  /** Everything is concluded: what is walked again from now on is no news. */
  end(): void {
    this.#logs = null;
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
