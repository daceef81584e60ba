import { formatProblem, type Problem } from '../../problem/problem.ts';

/** A file that cannot be written: its name, its format, its folder, or what is to be in it is at fault. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(formatProblem(problem), options);
    this.problem = problem;
  }
}
