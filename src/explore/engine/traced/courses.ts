import type { AnyStateNode } from 'xstate';
import type { Asked, Calls } from '../../machine/calls.ts';
import { isShared } from '../../machine/derived.ts';
import type { Snapshot } from '../../machine/machine-steps.ts';
import type { Word } from '../../machine/words.ts';

/** How an inner step goes on when all its guards have answered. */
export interface Course {
  /** The actions that it takes. */
  readonly actions: readonly Word[];
  /** Where it leads, with the context of nobody; `null`: there is none; the machine rests, or refuses the event. */
  readonly to: Snapshot | null;
}

interface Question {
  readonly guard: Word;
  readonly next: Map<boolean, Question | Course>;
}

/** The guards that XState asks at one place, in order, and what it does for each of their answers. */
export class Questions {
  #first: Question | Course | null = null;

  /** @returns `null`: XState has not gone on from these answers so far */
  follow(answer: (guard: Word) => boolean): Course | null {
    let at = this.#first;
    while (at !== null && 'guard' in at) at = at.next.get(answer(at.guard)) ?? null;
    return at;
  }

  learn(asked: readonly Asked[], course: Course): void {
    let put = (next: Question | Course) => {
      this.#first = next;
    };
    let at = this.#first;
    for (const { guard, answer } of asked) {
      if (at === null) {
        at = { guard, next: new Map() };
        put(at);
      }
      // A guard whose answers change is found out where its step is held against XState's.
      if (!('guard' in at) || at.guard.type !== guard.type) return;
      const { next } = at;
      put = found => next.set(answer, found);
      at = next.get(answer) ?? null;
    }
    if (at === null) put(course);
  }
}

/** What leads on from a state value: of its own accord in the midst of a step, and by the types of events. */
export interface Ways {
  readonly midst: Questions;
  readonly first: Map<string, Questions>;
}

/**
 * How the inner steps of a chart go. Everything that may differ between two of them in one place is what guards answer: so
 * XState goes each of these ways once, and after that the guards and actions are called in its order, without it. That
 * is the same for all machines of one chart, whatever their context and the functions behind its names.
 */
export class Courses {
  readonly #ways = new Map<string, Ways>();

  /** @param value a state value, as text */
  at(value: string): Ways {
    const known = this.#ways.get(value) ?? { midst: new Questions(), first: new Map() };
    this.#ways.set(value, known);
    return known;
  }
}

/** What is known of the chart of a machine: where machines share it, from earlier walks as well. */
export function coursesOf({ machine, resolved }: Calls): Courses {
  if (!isShared(machine)) return new Courses();
  // With other actions to be resolved, another course may be the same one in these notes.
  const kind = resolved.join('\n');
  const kinds = known.get(machine.root) ?? new Map<string, Courses>();
  const courses = kinds.get(kind) ?? new Courses();
  kinds.set(kind, courses);
  known.set(machine.root, kinds);
  return courses;
}

const known = new WeakMap<AnyStateNode, Map<string, Courses>>();
