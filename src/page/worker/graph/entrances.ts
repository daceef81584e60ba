import type { Context } from '../../../../machines/context.ts';
import { branchesOf } from '../../../../machines/core/chart.ts';
import type { KlpEvent } from '../../../../machines/events.ts';
import { livepatch } from '../../../../machines/livepatch.ts';
import type { StateGraph } from '../../../explore/index.ts';
import type { LivepatchModel } from '../../../livepatch/model.ts';

/** How long one looks at a time, in ms. */
const PATIENCE = 8000;
/** How long until the worker hears again what else it is asked, in ms. */
const STRETCH = 50;

/** The step that comes by a state of the charts first. */
interface Found {
  /** In which state of the graph it is taken. */
  readonly state: number;
  readonly event: KlpEvent;
  /** The error that it fails with. */
  readonly fails: string | null;
}

/** For each state of the charts the nearest step that comes by; the search goes on where it was left. */
export class Entrances {
  readonly #graph: StateGraph<Context, KlpEvent>;
  readonly #model: LivepatchModel;
  /** By the operation: what its runs have come by so far, and up to which state they have been tried. */
  readonly #tried = new Map<string, { next: number; readonly found: Map<string, Found> }>();

  constructor(graph: StateGraph<Context, KlpEvent>, model: LivepatchModel) {
    this.#graph = graph;
    this.#model = model;
  }

  /** @returns `null`: no step comes by, or none that could be found in some seconds */
  async find(path: readonly string[]): Promise<Found | null> {
    const [operation = ''] = path;
    const events = this.#model.events.filter(({ type }) => operationsOf(type).includes(operation));
    const tried = this.#tried.get(operation) ?? { next: 0, found: new Map() };
    this.#tried.set(operation, tried);
    const key = path.join('.');
    const [start, end] = [Date.now(), this.#graph.states];
    let pause = start + STRETCH;
    for (; tried.next < end && !tried.found.has(key) && Date.now() < start + PATIENCE; tried.next++) {
      const state = this.#graph.state(tried.next);
      for (const event of events) this.#note(tried.found, tried.next, state, event);
      if (Date.now() < pause) continue;
      await new Promise(resolve => setTimeout(resolve));
      pause = Date.now() + STRETCH;
    }
    return tried.found.get(key) ?? null;
  }

  #note(
    found: Map<string, Found>,
    number: number,
    state: ReturnType<StateGraph<Context, KlpEvent>['state']>,
    event: KlpEvent,
  ): void {
    const { result, fault } = this.#model.take(state, event);
    // It is the same event without the fault.
    if (fault === 'missed') return;
    const fails = result === 'ok' ? null : result;
    for (const { nodes } of this.#model.microsteps(state, event)) {
      for (const depth of nodes.keys()) {
        const key = nodes.slice(0, depth + 1).join('.');
        if (!found.has(key)) found.set(key, { state: number, event, fails });
      }
    }
  }
}

/** The states of the core in which the operations of an event stand. */
function operationsOf(event: string): string[] {
  const chart = livepatch.states?.['transition'];
  return [livepatch.on?.[event], chart?.on?.[event]].flatMap(arrows =>
    branchesOf(arrows).map(({ target = '' }) => target.replace(/^\./, '')),
  );
}
