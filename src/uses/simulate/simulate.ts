import type { Context } from '../../../machines/context.ts';
import type { Design } from '../../../machines/designs/design.ts';
import type { PropertyName } from '../../../machines/properties.ts';
import type { RunningFunction } from '../../../machines/running.ts';
import type { World } from '../../../machines/world.ts';
import { functionsIn } from '../../livepatch/functions.ts';
import { livepatchModel } from '../../livepatch/model.ts';
import type { Outcome } from '../../livepatch/outcome.ts';
import { virtualTime } from '../../livepatch/virtual-time.ts';
import type { Step } from '../../scenario/step.ts';
import { type LeftAside, leftAside } from './not-modelled.ts';

/** One step of a history that has been followed. */
export interface SimulatedStep {
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
  readonly steps: readonly SimulatedStep[];
  /** The kernel log, as dmesg prints it without time stamps. */
  readonly log: readonly string[];
  readonly final: Context;
  /** Whose version of each function that livepatches name runs then. */
  readonly functions: readonly RunningFunction[];
  /** Each property that was found broken, with the number of the first such step, from 1. */
  readonly violations: readonly {
    readonly property: PropertyName;
    readonly step: number;
    readonly why: string;
  }[];
  /** What the world's release does otherwise, of that which the steps came by. */
  readonly leftAside: readonly LeftAside[];
}

/** Follows the steps in virtual time (see `virtualTime`). Any number of faults may happen. */
export function simulate(world: World, design: Design, steps: readonly Step[]): Simulation {
  const time = virtualTime(livepatchModel({ ...world, faultBudget: null }, design));
  let moment = time.initial;
  const followed: { step: Step; at: number; result: string; outcomes: Outcome[] }[] = [];
  for (const step of steps) {
    const { at, meanwhile, outcomes, result, after } = time.take(moment, step);
    followed.at(-1)?.outcomes.push(...meanwhile);
    followed.push({ step, at, result, outcomes: [...outcomes] });
    moment = after;
    if (result === 'stuck') break;
  }
  return {
    steps: followed,
    log: followed.flatMap(({ outcomes }) => outcomes.flatMap(({ log }) => log)),
    final: moment.state.context,
    functions: functionsIn(moment.state, world, design),
    violations: firstBreaches(followed),
    leftAside: leftAside(
      world,
      design,
      followed.map(({ outcomes }) => outcomes),
    ),
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
