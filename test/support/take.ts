import type { Context } from '../../machines/context.ts';
import type { Design } from '../../machines/designs/design.ts';
import type { KlpEvent } from '../../machines/events.ts';
import type { World } from '../../machines/world.ts';
import { livepatchModel } from '../../src/livepatch/model.ts';
import type { Outcome } from '../../src/livepatch/outcome.ts';
import { parseStep } from '../../src/scenario/parse-step.ts';
import type { StepData } from '../../src/scenario/schema/step.ts';
import { stepEvent } from '../../src/scenario/step-event.ts';

/** What an event did, by the contexts alone: between two steps the state nodes say nothing more. */
export type Taken = Omit<Outcome, 'before' | 'after'> & { readonly before: Context; readonly after: Context };

/** Takes one history, step by step as a scenario would have it; nothing waits. Returns what each step did. */
export function take(world: World, design: Design, steps: readonly StepData[]): Taken[] {
  const events = steps.map(step => {
    const read = parseStep(step, world);
    if ('mistake' in read) throw new Error(read.mistake.what);
    return stepEvent(read.value, world);
  });
  return send(world, design, events);
}

/** As `take`, of events. */
export function send(world: World, design: Design, events: readonly KlpEvent[]): Taken[] {
  const model = livepatchModel(world, design);
  let state = model.initial;
  return events.map(event => {
    const outcome = model.take(state, event);
    state = outcome.after;
    return taken(outcome);
  });
}

export function taken(outcome: Outcome): Taken {
  return { ...outcome, before: outcome.before.context, after: outcome.after.context };
}

/** What the last step did. */
export function last(outcomes: readonly Taken[]): Taken {
  const outcome = outcomes.at(-1);
  if (outcome === undefined) throw new Error('no step');
  return outcome;
}
