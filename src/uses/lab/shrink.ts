import { livepatchModel } from '../../livepatch/model.ts';
import { virtualTime } from '../../livepatch/virtual-time.ts';
import type { Setting } from '../../scenario/setting.ts';
import type { Step } from '../../scenario/step.ts';
import { follow } from './random-history.ts';

/**
 * A history of which no step can be left out so that it still differs.
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
  for (let before = Number.POSITIVE_INFINITY; shortest.length < before; ) {
    before = shortest.length;
    for (let place = before - 1; place >= 0; place--) {
      const rest = [...shortest.slice(0, place), ...shortest.slice(place + 1)];
      const shorter = follow(time, time.initial, rest);
      if (shorter !== null && rest.length > 0 && (await differs(shorter.steps))) shortest = shorter.steps;
    }
  }
  return shortest;
}
