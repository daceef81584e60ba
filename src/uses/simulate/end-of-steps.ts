import type { Design } from '../../../machines/designs/design.ts';
import { type LivepatchState, livepatchModel } from '../../livepatch/model.ts';
import { virtualTime } from '../../livepatch/virtual-time.ts';
import { ProblemError } from '../../problem/problem.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { formatStep } from '../../scenario/step.ts';

/**
 * Where the steps of a scenario lead in virtual time; where a step does not wait, its transition still runs.
 *
 * @throws ProblemError where a step does not end as the scenario has it, so that nobody can mean what comes of it
 */
export function endOfSteps({ file, world, steps }: Scenario, design: Design): LivepatchState {
  const time = virtualTime(livepatchModel(world, design));
  let moment = time.initial;
  for (const [place, step] of steps.entries()) {
    const { result, after } = time.take(moment, step);
    const expected = step.fails ?? 'ok';
    if (result !== expected) {
      throw new ProblemError([
        {
          code: 'step',
          what: `step ${place + 1} (${formatStep(step)}) ends with ${result} under the design ${design.name}`,
          where: { file },
          expected: `${expected}, to begin where the steps end`,
          hints: [],
        },
      ]);
    }
    moment = after;
  }
  return moment.state;
}
