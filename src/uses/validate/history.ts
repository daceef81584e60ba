import type { LivepatchModel, LivepatchState } from '../../livepatch/model.ts';
import { type Moment, type VirtualTime, virtualTime } from '../../livepatch/virtual-time.ts';
import type { Step } from '../../scenario/step.ts';
import { eventStep, isStep } from '../../scenario/step-event.ts';
import { includes, WAITING_VERBS } from '../../scenario/verbs.ts';
import type { Edge } from './follow/graph.ts';
import type { WayEvent } from './follow/way.ts';

/** A step of the history that explains a log. */
export interface ExplainedStep {
  readonly step: Step;
  /** The lines of the log with which it, and the end of what it waits for, begin; none: nobody has seen it. */
  readonly lines: readonly number[];
}

const COMPLETE: Step = { verb: 'complete', subject: null, waits: false, fails: null, fault: null, at: null };

/** The events of a way as steps, for `klpwalk simulate`. */
export function historyOf(model: LivepatchModel, way: readonly WayEvent[]): ExplainedStep[] {
  const history = new History(model, way[0]?.edge.from.state ?? model.initial);
  for (const event of way) history.take(event);
  history.end();
  return history.steps;
}

/** Steps that wait where the events between them do, and come late enough for the delayed work. */
class History {
  readonly steps: ExplainedStep[] = [];
  readonly #model: LivepatchModel;
  readonly #time: VirtualTime;
  #before: Moment;
  #now: Moment;
  /** Attempts of the delayed work since the last step, and whether one of them was seen. */
  #attempts = 0;
  #seen: number[] = [];
  #isOver = false;

  constructor(model: LivepatchModel, state: LivepatchState) {
    this.#model = model;
    this.#time = virtualTime(model);
    this.#before = { ...this.#time.initial, state };
    this.#now = this.#before;
  }

  take({ edge, line }: WayEvent): void {
    if (isStep(edge.event) && edge.event.type !== 'complete') {
      this.#settle();
      this.#add({ ...stepOf(edge, this.#model), at: null }, line === null ? [] : [line]);
      return;
    }
    this.#attempts++;
    if (line !== null) this.#seen.push(line);
    this.#isOver = edge.to.state.context.klp.transitionPatch === null;
    if (this.#isOver) this.#settle();
  }

  /** A log that ends with the word of an attempt ends with a step that comes after it, and changes nothing. */
  end(): void {
    const [first] = Object.keys(this.#model.world.livepatches);
    const { transitionPatch } = this.#now.state.context.klp;
    const subject = transitionPatch ?? first;
    if (this.#attempts === 0 || this.#seen.length === 0 || subject === undefined) return;
    this.#add({ ...COMPLETE, verb: 'load', subject, fails: 'EEXIST' }, this.#seen);
  }

  /** Waits for what the attempts have brought to an end. */
  #settle(): void {
    if (!this.#isOver) return;
    const last = this.steps.at(-1);
    const { step } = last ?? {};
    const mayWait =
      step !== undefined && includes(WAITING_VERBS, step.verb) && !step.waits && step.fails === null;
    this.#isOver = false;
    this.#attempts = 0;
    const seen = this.#seen;
    this.#seen = [];
    if (mayWait && last !== undefined) {
      this.steps.pop();
      this.#now = this.#before;
      this.#push({ ...step, waits: true }, [...last.lines, ...seen]);
    } else {
      this.#push(COMPLETE, seen);
    }
  }

  /** Once as many attempts have been made as there were. */
  #add(step: Step, lines: readonly number[]): void {
    const at = this.#attempts === 0 ? null : this.#whenAfter(step);
    this.#attempts = 0;
    this.#seen = [];
    this.#push({ ...step, at }, lines);
  }

  /** The virtual time at which the step comes after as many attempts, in seconds; `null`: there is none. */
  #whenAfter(step: Step): number | null {
    const { armed } = this.#now;
    if (armed === null) return null;
    const attempts = this.#attempts;
    // From one to the next it takes about a second, and what an attempt takes.
    const apart = 1 + (this.#model.world.attempt ?? 0);
    let at = armed + (attempts - 0.5) * apart;
    for (let change = apart; change > 0.001; change *= 0.8) {
      const made = this.#time.take(this.#now, { ...step, at }).meanwhile.length;
      if (made === attempts) return Math.round(at * 1000) / 1000;
      at += made < attempts ? change : -change;
    }
    return null;
  }

  #push(step: Step, lines: readonly number[]): void {
    this.#before = this.#now;
    this.#now = this.#time.take(this.#now, step).after;
    this.steps.push({ step, lines });
  }
}

function stepOf(edge: Edge, model: LivepatchModel): Step {
  if (!isStep(edge.event)) return COMPLETE;
  return { ...eventStep(edge.event, model.world), fails: edge.result === 'ok' ? null : edge.result };
}
