import type { Context } from '../../../machines/context.ts';
import { triesAtOnce } from '../../../machines/core/try-complete-transition.ts';
import type { Design } from '../../../machines/designs/design.ts';
import type { KlpEvent } from '../../../machines/events.ts';
import type { PropertyName } from '../../../machines/properties.ts';
import type { World } from '../../../machines/world.ts';
import { livepatchModel } from '../../livepatch/model.ts';
import type { Outcome } from '../../livepatch/outcome.ts';
import type { Step } from '../../scenario/step.ts';
import { stepEvent } from '../../scenario/step-event.ts';
import { EventQueue, type Scheduled } from './event-queue.ts';

/** One step of a history that has been followed. */
export interface FollowedStep {
  readonly step: Step;
  /** Virtual time in seconds at which it began. */
  readonly at: number;
  /** `ok`, the name of the error that it failed with, or `stuck`: it waits for ever. */
  readonly result: string;
  /** What the step itself did, and then the delayed work up to the next step. */
  readonly outcomes: readonly Outcome[];
}

/** A history that has been followed to its end, or to a step that waits for ever. */
export interface Simulation {
  readonly steps: readonly FollowedStep[];
  /** The kernel log, as dmesg prints it without time stamps. */
  readonly log: readonly string[];
  readonly final: Context;
  /** Each property that was found broken, with the number of the first such step, from 1. */
  readonly violations: readonly {
    readonly property: PropertyName;
    readonly step: number;
    readonly why: string;
  }[];
}

/**
 * At one time the steps go before the first attempt to switch the tasks: a listed task counts as running on some CPU
 * until time passes, and a task that is running cannot be switched.
 */
const PRIORITY = { step: 0, work: 1 } as const;

/** Who waits for so many attempts in vain has seen both kinds of signal, and nothing will change any more. */
const ATTEMPTS_IN_VAIN = 32;

/**
 * Follows the steps in virtual time. Without tasks in the world a transition completes when a step waits for it;
 * with tasks the delayed work tries to switch them at once, and then about every second. Any number of faults may
 * happen.
 */
export function simulate(world: World, design: Design, steps: readonly Step[]): Simulation {
  const model = livepatchModel({ ...world, faultBudget: null }, design);
  let state = model.initial;
  const queue = new EventQueue();
  const hasTasks = Object.keys(world.tasks).length > 0;
  const followed: { step: Step; at: number; isStuck: boolean; outcomes: Outcome[] }[] = [];
  let work: Scheduled | null = null;
  let attempts = 0;

  const isRunning = () => state.context.klp.transitionPatch !== null;

  const take = (event: KlpEvent) => {
    const outcome = model.take(state, event);
    state = outcome.after;
    return outcome;
  };

  /** round_jiffies_relative(HZ): a full second about a second away; only the first quarter is rounded down. */
  const aSecondLater = () => Math.floor(queue.now + 1 + 0.75);

  /** schedule_delayed_work(&klp_transition_work, ...), until the transition is over. */
  const armWork = (time: number) => {
    work?.cancel();
    work = queue.schedule(time, PRIORITY.work, () => {
      attempts += 1;
      followed.at(-1)?.outcomes.push(take({ type: 'attempt' }));
      if (isRunning()) armWork(aSecondLater());
    });
  };

  const complete = () => {
    if (!hasTasks && isRunning()) followed.at(-1)?.outcomes.push(take({ type: 'complete' }));
    const patience = attempts + ATTEMPTS_IN_VAIN;
    while (isRunning() && attempts < patience && queue.step());
  };

  const follow = (step: Step) => {
    const current = { step, at: queue.now, isStuck: false, outcomes: [] as Outcome[] };
    followed.push(current);
    const before = state.context.klp;
    const outcome = step.verb === 'complete' ? null : take(stepEvent(step, world));
    if (outcome !== null) current.outcomes.push(outcome);
    if (hasTasks && isRunning()) {
      if (triesAtOnce(before, state.context.klp)) armWork(queue.now);
      // A reversal does not try at once, and leaves the work as it is armed.
      else if (before.targetState !== state.context.klp.targetState && work?.time === queue.now) {
        armWork(aSecondLater());
      }
    }
    const waits = outcome === null || (step.waits && outcome.result === 'ok');
    if (waits) {
      complete();
      current.isStuck = isRunning();
    }
  };

  /** Lets virtual time pass until it is the step's turn. */
  const awaitTurn = (step: Step) => {
    let isItsTurn = false;
    queue.schedule(Math.max(queue.now, step.at ?? 0), PRIORITY.step, () => {
      isItsTurn = true;
    });
    while (!isItsTurn) queue.step();
  };

  for (const step of steps) {
    awaitTurn(step);
    follow(step);
    if (followed.at(-1)?.isStuck) break;
  }
  return {
    steps: followed.map(({ step, at, isStuck, outcomes }) => ({
      step,
      at,
      outcomes,
      result: isStuck ? 'stuck' : (outcomes.find(({ result }) => result !== 'ok')?.result ?? 'ok'),
    })),
    log: followed.flatMap(({ outcomes }) => outcomes.flatMap(({ log }) => log)),
    final: state.context,
    violations: firstBreaches(followed),
  };
}

function firstBreaches(
  followed: readonly { readonly outcomes: readonly Outcome[] }[],
): Simulation['violations'] {
  const first = new Map<PropertyName, Simulation['violations'][number]>();
  for (const [index, { outcomes }] of followed.entries()) {
    for (const { property, why } of outcomes.flatMap(({ violations }) => violations)) {
      if (!first.has(property)) first.set(property, { property, step: index + 1, why });
    }
  }
  return [...first.values()];
}
