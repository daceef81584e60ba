import { ProblemError } from '../../src/problem/problem.ts';
import { parseScenario } from '../../src/scenario/scenario.ts';

/** `true` when it parses or is refused; any other error is passed on. */
export function isAnswered(text: string): boolean {
  try {
    return parseScenario(text, 'x.yaml').file === 'x.yaml';
  } catch (error) {
    if (error instanceof ProblemError) return error.message.startsWith('x.yaml');
    throw error;
  }
}
