import type { KlpEvent } from '../../machines/events.ts';
import type { Step } from '../scenario/step.ts';
import { stepEvent } from '../scenario/step-event.ts';
import type { LivepatchModel, LivepatchState } from './model.ts';
import type { Outcome } from './outcome.ts';

/** The system at one moment of virtual time, as plain data. */
export interface Moment {
  readonly state: LivepatchState;
  /** Virtual time in seconds since the start. */
  readonly now: number;
  /** When the delayed work runs next, in seconds; `null`: it is not armed. */
  readonly armed: number | null;
}

/** A step that has been taken. */
export interface TakenStep {
  readonly step: Step;
  readonly before: Moment;
  /** Virtual time in seconds at which it began. */
  readonly at: number;
  /** What the delayed work did until then. */
  readonly meanwhile: readonly Outcome[];
  /** What the step itself did, if it does anything, and then the delayed work as long as the step waits. */
  readonly outcomes: readonly Outcome[];
  /** When each attempt to switch the tasks ended, in seconds of virtual time: as many as there are in both. */
  readonly attempts: readonly number[];
  /** `ok`, the name of the error that it was refused or failed with, or `stuck`: it waits for ever. */
  readonly result: string;
  readonly after: Moment;
}

/** Who waits for so many attempts in vain has seen both kinds of signal, and nothing will change any more. */
const ATTEMPTS_IN_VAIN = 32;

/** How a world's steps are taken in virtual time. Nothing keeps anything: whoever has a moment can go on from it. */
export interface VirtualTime {
  readonly initial: Moment;
  /**
   * Lets time pass until it is the step's turn, and takes it. A step goes before the delayed work of the same time.
   *
   * @throws RangeError when the world has no such fault
   */
  take(moment: Moment, step: Step): TakenStep;
}

/**
 * Without tasks in the world a transition completes when a step waits for it; with tasks load and disable try to switch
 * them, and what they leave the delayed work tries again, about every second.
 */
export function virtualTime(model: LivepatchModel): VirtualTime {
  const hasTasks = Object.keys(model.world.tasks).length > 0;
  return {
    initial: { state: model.initial, now: 0, armed: null },
    take: (moment, step) => {
      const clock = new Clock(model, moment, hasTasks);
      const meanwhile = clock.pass(Math.max(moment.now, step.at ?? 0));
      const at = clock.moment.now;
      const outcomes = clock.follow(step);
      const isStuck = waits(step, outcomes) && !clock.complete(outcomes);
      const result = isStuck ? 'stuck' : (outcomes.find(({ result }) => result !== 'ok')?.result ?? 'ok');
      return {
        step,
        before: moment,
        at,
        meanwhile,
        outcomes,
        attempts: clock.attempts,
        result,
        after: clock.moment,
      };
    },
  };
}

function waits({ verb, waits }: Step, [own]: readonly Outcome[]): boolean {
  return verb === 'complete' || (waits && own?.result === 'ok');
}

/** Whether it has tried to switch the tasks: load and disable do, and the delayed work. */
export function triesTasks({ observations }: Outcome): boolean {
  return observations.some(({ type }) => type === 'attempt');
}

/** One step's worth of virtual time. */
class Clock {
  moment: Moment;
  readonly attempts: number[] = [];
  readonly #model: LivepatchModel;
  readonly #hasTasks: boolean;

  constructor(model: LivepatchModel, moment: Moment, hasTasks: boolean) {
    this.#model = model;
    this.moment = moment;
    this.#hasTasks = hasTasks;
  }

  /** Lets the delayed work run until the time has come; what is armed for that very time still waits. */
  pass(until: number): Outcome[] {
    const done: Outcome[] = [];
    while (this.moment.armed !== null && this.moment.armed < until) done.push(...this.#work());
    // An attempt may take longer: whoever needs klp_mutex waits for its end.
    this.moment = { ...this.moment, now: Math.max(this.moment.now, until) };
    return done;
  }

  /** The step's own operation; `complete` has none. */
  follow(step: Step): Outcome[] {
    return step.verb === 'complete' ? [] : [this.#take(stepEvent(step, this.#model.world))];
  }

  /**
   * Waits until the transition is over.
   *
   * @param outcomes receives what the delayed work does
   * @returns whether it is over
   */
  complete(outcomes: Outcome[]): boolean {
    if (!this.#hasTasks && this.#isRunning) outcomes.push(this.#take({ type: 'complete' }));
    for (let attempt = 0; attempt < ATTEMPTS_IN_VAIN && this.#isRunning; attempt++) {
      const done = this.#work();
      if (done.length === 0) break;
      outcomes.push(...done);
    }
    return !this.#isRunning;
  }

  get #isRunning(): boolean {
    return this.moment.state.context.klp.transitionPatch !== null;
  }

  #take(event: KlpEvent): Outcome {
    const outcome = this.#model.take(this.moment.state, event);
    this.moment = { ...this.moment, state: outcome.after };
    if (this.#hasTasks && triesTasks(outcome)) {
      this.moment = { ...this.moment, now: this.moment.now + (this.#model.world.attempt ?? 0) };
      this.attempts.push(this.moment.now);
      if (this.#isRunning) this.#armLater();
    }
    return outcome;
  }

  /** klp_transition_work_fn, if it is armed: until the transition is over it arms itself again. */
  #work(): Outcome[] {
    if (this.moment.armed === null) return [];
    this.moment = { ...this.moment, now: this.moment.armed, armed: null };
    return [this.#take({ type: 'attempt' })];
  }

  /**
   * schedule_delayed_work(&klp_transition_work, round_jiffies_relative(HZ)): a full second about a second away; only the
   * first quarter is rounded down.
   */
  #armLater(): void {
    this.moment = { ...this.moment, armed: Math.floor(this.moment.now + 1 + 0.75) };
  }
}
