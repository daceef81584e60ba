import type { Design } from '../../../machines/designs/design.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { count } from '../../show/text/count.ts';
import { type Knowledge, know } from '../../uses/step/knowledge.ts';
import { whereaboutsOf } from '../../uses/step/path.ts';
import type { Session } from '../../uses/step/session.ts';

/** A list of what can happen next waits for a walk of so many states, which takes a moment. */
export const SMALL = 20_000;
/** So many are walked for a question that only a walk can answer. */
export const LARGE = 300_000;

/** Walks worlds, each once, when something is asked of them or before that, and knows then what lies ahead. */
export class Library {
  readonly #known = new Map<
    Design,
    { readonly scenario: Scenario; readonly most: number; readonly knowledge: Promise<Knowledge> }
  >();
  #running = new AbortController();

  /** @param most the walk gives up when it knows so many states */
  async of({ scenario, design }: Session, most: number): Promise<Knowledge> {
    const found = this.#known.get(design);
    if (found?.scenario === scenario) {
      const knowledge = await found.knowledge;
      if (knowledge.stopped === null || (knowledge.stopped === 'states' && most <= found.most))
        return knowledge;
    }
    return this.#walk(scenario, design, most);
  }

  #walk(scenario: Scenario, design: Design, most: number): Promise<Knowledge> {
    this.#running = new AbortController();
    const knowledge = know(scenario, design, { states: most, signal: this.#running.signal });
    this.#known.set(design, { scenario, most, knowledge });
    return knowledge;
  }

  /** Walks the world before anything is asked of it, a slice at a time, and gives up any other walk. */
  prepare({ scenario, design }: Session): void {
    if (this.#known.get(design)?.scenario === scenario) return;
    this.stop();
    // What goes wrong is told to whoever asks.
    this.#walk(scenario, design, SMALL).catch(() => {});
  }

  /** Gives up the walk that runs. */
  stop(): void {
    this.#running.abort();
  }
}

/** Why a walk does not know what lies ahead of where a session stands, in one sentence; `null`: it does. */
export function ignoranceOf(session: Session, knowledge: Knowledge): string | null {
  const { states } = knowledge.exploration;
  switch (knowledge.stopped) {
    case null:
      return knowledge.at(whereaboutsOf(session)) === null
        ? 'What lies ahead is not known: the walk has not come by here. It forces nothing, and lets no fault happen, but as the scenario says.'
        : null;
    case 'interrupted':
      return `What lies ahead is not known: the walk was interrupted at ${count(states, 'state')}.`;
    case 'depth':
      return 'What lies ahead is not known: the scenario bounds the depth of the walk.';
    default:
      return `What lies ahead is not known: the walk has given up at ${count(states, 'state')}. klpwalk explore has more room.`;
  }
}
