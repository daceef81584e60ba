import type { Design } from '../../machines/designs/design.ts';
import type { World } from '../../machines/world.ts';
import { type Outcome, startSystem } from '../../src/livepatch/system.ts';
import { parseStep } from '../../src/scenario/parse-step.ts';
import type { StepData } from '../../src/scenario/schema/step.ts';
import { stepEvent } from '../../src/scenario/step-event.ts';

/** Takes one history, step by step as a scenario would have it; nothing waits. Returns what each step did. */
export function take(world: World, design: Design, steps: readonly StepData[]): Outcome[] {
  const system = startSystem(world, design);
  return steps.map(step => {
    const read = parseStep(step, world);
    if ('mistake' in read) throw new Error(read.mistake.what);
    return system.send(stepEvent(read.value, world));
  });
}

/** What the last step did. */
export function last(outcomes: readonly Outcome[]): Outcome {
  const outcome = outcomes.at(-1);
  if (outcome === undefined) throw new Error('no step');
  return outcome;
}
