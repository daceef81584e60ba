import type { TakenStep } from '../../livepatch/virtual-time.ts';
import { faultKey } from '../../scenario/faults.ts';
import type { Session } from './session.ts';

/** Whether `explore` would take the step here: no fault beyond those that the scenario lets happen, force if it says so. */
export function isWithinScope({ scenario, line, place }: Session, { step }: TakenStep): boolean {
  if (step.verb === 'force' && !scenario.explore.force) return false;
  if (step.fault === null) return true;
  const key = faultKey(step.fault);
  const { faults, faultBudget } = scenario.world;
  const isDeclared = faults.slice(0, scenario.declaredFaults).some(fault => faultKey(fault) === key);
  return isDeclared && (faultBudget === null || faultsUpTo(line.taken.slice(0, place)) < faultBudget);
}

/** How many faults have happened in these steps. */
export function faultsUpTo(taken: readonly TakenStep[]): number {
  return taken.flatMap(({ outcomes }) => outcomes).filter(({ fault }) => fault === 'met').length;
}
