import { livepatchModel } from '../../livepatch/model.ts';
import { mulberry32 } from '../../livepatch/random-numbers.ts';
import { type Moment, type VirtualTime, virtualTime } from '../../livepatch/virtual-time.ts';
import type { Setting } from '../../scenario/setting.ts';
import type { Step } from '../../scenario/step.ts';
import { eventStep, isStep } from '../../scenario/step-event.ts';
import { whyNotStep } from './runnable.ts';

/** Of ten steps so many are ones that the kernel does not refuse. */
const POSSIBLE = 0.8;

/** So far behind a full second a step of a world with tasks begins, where no attempt is near; in seconds. */
const PHASE = 0.4;

/**
 * A history at random, as long as the model can go on; the same seed and number give the same one.
 *
 * Where tasks are, each step has its time: how long the kernel takes for one is nobody's to foretell, and an attempt that
 * comes before it or after it makes another history.
 */
export function randomSteps({ scenario, design }: Setting, seed: number, number: number): Step[] {
  const { world } = scenario;
  const model = livepatchModel({ ...world, faultBudget: null }, design);
  const time = virtualTime(model);
  const next = mulberry32(seed + Math.imul(number, 0x9e3779b1));
  const hasTasks = Object.keys(world.tasks).length > 0;
  const steps: Step[] = [];
  let moment = time.initial;
  for (let left = 6 + Math.floor(next() * 8); left > 0; left--) {
    const wantsPossible = next() < POSSIBLE;
    const outcomes = model
      .possible(moment.state)
      .filter(({ impossible }) => (wantsPossible ? impossible === null : impossible?.kind === 'refused'));
    const candidates = outcomes.flatMap(({ event }) => {
      const step = isStep(event) ? eventStep(event, world) : null;
      return step !== null && whyNotStep(step) === null ? [step] : [];
    });
    const chosen = candidates[Math.floor(next() * candidates.length)];
    if (chosen === undefined) continue;
    const waits = ['load', 'disable', 'enable'].includes(chosen.verb) && next() < 0.5;
    const at = hasTasks ? Math.floor(moment.now) + 1 + PHASE + Math.floor(next() * 3) : null;
    // What is forced is over as soon as the delayed work runs, whoever waits for it.
    const more: Step[] =
      chosen.verb === 'force' && !hasTasks
        ? [{ verb: 'complete', subject: null, waits: false, fails: null, fault: null, at: null }]
        : [];
    const taken = follow(time, moment, [{ ...chosen, waits, at }, ...more]);
    if (taken === null) continue;
    steps.push(...taken.steps);
    moment = taken.after;
  }
  return steps;
}

/**
 * The steps with what each ends with.
 *
 * @returns `null`: one waits in vain, or its fault never happens
 */
export function follow(
  time: VirtualTime,
  from: Moment,
  steps: readonly Step[],
): { readonly steps: readonly Step[]; readonly after: Moment } | null {
  let moment = from;
  const followed: Step[] = [];
  for (const step of steps) {
    const { result, outcomes, after } = time.take(moment, step);
    const own = outcomes[0]?.impossible?.kind;
    if (result === 'stuck' || own === 'fault missed' || own === 'not accepted') return null;
    followed.push({ ...step, fails: result === 'ok' ? null : result });
    moment = after;
  }
  return { steps: followed, after: moment };
}
