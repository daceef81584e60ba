import type { Microstep } from '../../livepatch/microstep.ts';
import type { LivepatchModel } from '../../livepatch/model.ts';
import type { Outcome } from '../../livepatch/outcome.ts';
import type { TakenStep } from '../../livepatch/virtual-time.ts';

const known = new WeakMap<Outcome, readonly Microstep[]>();

/** Every transition of the charts within a step: first of the delayed work that comes before it, then its own. */
export function microstepsOf(
  model: LivepatchModel,
  { meanwhile, outcomes }: TakenStep,
): readonly Microstep[] {
  return [...meanwhile, ...outcomes].flatMap(outcome => microstepsOfOutcome(model, outcome));
}

export function microstepsOfOutcome(model: LivepatchModel, outcome: Outcome): readonly Microstep[] {
  const found = known.get(outcome) ?? model.microsteps(outcome.before, outcome.event);
  known.set(outcome, found);
  return found;
}
