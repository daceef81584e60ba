import { livepatchModel } from '../../livepatch/model.ts';
import { virtualTime } from '../../livepatch/virtual-time.ts';
import type { Setting } from '../../scenario/setting.ts';
import type { Step } from '../../scenario/step.ts';
import { follow } from './random-history.ts';

/**
 * The shortest history that can be had by leaving out steps one by one and still differs.
 *
 * @param differs asks the kernel
 */
export async function shrunk(
  { scenario, design }: Setting,
  steps: readonly Step[],
  differs: (steps: readonly Step[]) => Promise<boolean>,
): Promise<readonly Step[]> {
  const time = virtualTime(livepatchModel({ ...scenario.world, faultBudget: null }, design));
  let shortest = steps;
  for (let place = steps.length - 1; place >= 0; place--) {
    const shorter = follow(time, time.initial, [...shortest.slice(0, place), ...shortest.slice(place + 1)]);
    if (shorter !== null && shorter.steps.length > 0 && (await differs(shorter.steps)))
      shortest = shorter.steps;
  }
  return shortest;
}
