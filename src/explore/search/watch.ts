import { failedIn } from '../engine/failed-in.ts';
import type { Finding } from '../engine/history.ts';
import type { Space } from '../engine/space.ts';
import { Graph } from '../graph/graph.ts';
import { StepLog } from '../graph/step-log.ts';
import type { Check } from '../property/check.ts';
import type { Memory } from '../run/memory.ts';

/** A check that has seen nothing yet, and what it looks for in states. */
interface Watcher {
  readonly check: Check;
  readonly sees: (space: Space, state: number) => boolean;
}

/** Looks out for what the checks want to see while the search goes on, and keeps what each has seen first. */
export class Watch {
  /** The graph that the search is to fill; `null`: nobody needs it. */
  readonly graph: Graph | null;
  readonly #findings = new Map<Check, Finding>();
  #atStates: readonly Watcher[];
  #atDeadEnds: readonly Watcher[];
  /** By alarm: the check that it belongs to. */
  readonly #atSteps = new Map<number, Check>();
  /** By alarm: every step that sets it off; `null`: only the first is of interest. */
  #logs: readonly StepLog[] | null;

  /**
   * @param alarms how many alarms the checks have
   * @param explains whether violations are to be explained
   */
  constructor(checks: readonly Check[], alarms: number, explains: boolean, memory: Memory) {
    const needsEvents = explains || checks.some(({ needs }) => needs.includes('events'));
    const needsGraph = needsEvents || checks.some(({ needs }) => needs.includes('edges'));
    this.graph = needsGraph ? new Graph(needsEvents, memory) : null;
    this.#logs = explains ? Array.from({ length: alarms }, () => new StepLog(memory)) : null;
    this.#atStates = watchers(checks, 'state');
    this.#atDeadEnds = watchers(checks, 'dead end');
    for (const check of checks) {
      if (check.lookout?.at === 'step') this.#atSteps.set(check.lookout.alarm, check);
    }
  }

  /** Whether anything was seen that violates a property. */
  get hasViolation(): boolean {
    return [...this.#findings.keys()].some(({ lookout }) => lookout?.sought === 'violation');
  }

  /** What the check has seen first; `null`: nothing. */
  finding(check: Check): Finding | null {
    return this.#findings.get(check) ?? null;
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
    const check = this.#atSteps.get(alarm);
    if (check !== undefined && !this.#findings.has(check)) this.#findings.set(check, { state, event });
    this.#logs?.[alarm]?.add(state, event);
  }

  /** The search has found a state. */
  entered(space: Space, state: number): void {
    this.#atStates = this.#look(this.#atStates, space, state);
  }

  /** No event counts as a transition in the state. */
  stuck(space: Space, state: number): void {
    this.#atDeadEnds = this.#look(this.#atDeadEnds, space, state);
  }

  /** The search is over; states from `first` on were found, but not expanded. */
  frontier(space: Space, first: number): void {
    for (let state = first; state < space.size && this.#atDeadEnds.length > 0; state++) {
      try {
        if (space.stuck(state)) this.stuck(space, state);
      } catch (error) {
        throw failedIn(state, error);
      }
    }
  }

  /** Everything is concluded: what is expanded again from now on is no news. */
  end(): void {
    this.#logs = null;
  }

  /** @returns those that have seen nothing still */
  #look(watchers: readonly Watcher[], space: Space, state: number): readonly Watcher[] {
    let isSeen = false;
    for (const { check, sees } of watchers) {
      if (!sees(space, state)) continue;
      this.#findings.set(check, { state, event: null });
      isSeen = true;
    }
    return isSeen ? watchers.filter(({ check }) => !this.#findings.has(check)) : watchers;
  }
}

function watchers(checks: readonly Check[], at: 'state' | 'dead end'): Watcher[] {
  return checks.flatMap(check => (check.lookout?.at === at ? [{ check, sees: check.lookout.sees }] : []));
}
