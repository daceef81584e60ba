import { ProblemError } from '../../src/problem/problem.ts';
import { parseScenario } from '../../src/scenario/scenario.ts';

/** The text of the ProblemError that `action` throws; any other error is passed on. */
export function complaint(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof ProblemError) return error.message;
    throw error;
  }
  return 'no complaint';
}

/** What is wrong with the scenario `x.yaml`. */
export function complaintAbout(text: string, designs?: readonly string[]): string {
  return complaint(() => parseScenario(text, 'x.yaml', designs));
}
