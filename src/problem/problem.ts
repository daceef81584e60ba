import { shortened } from './shortened.ts';
import { visible } from './visible.ts';

/** Where a problem is: in a file, or at an option; neither for what else stands on the command line. */
export interface Place {
  readonly file?: string;
  readonly option?: string;
  /** Lines and columns count from 1. */
  readonly line?: number;
  readonly column?: number;
  /** The way from the top of the file, such as `livepatches.B2.objects[1].name`. */
  readonly key?: string;
}

/** One thing that is wrong with what a person has given, as data; `formatProblem` makes the text. */
export interface Problem {
  /** A short word for programs, such as `unknown-key`. */
  readonly code: string;
  readonly what: string;
  readonly where: Place;
  readonly expected?: string;
  /** What to do next, one sentence each. */
  readonly hints: readonly string[];
}

/** Of what is told of a problem, and of the name of a file: more would bury what is wrong. */
const LONGEST = 400;

/** One paragraph on one line, such as `x.yaml:12:5: livepatches.B2.featurs: unknown key "featurs"; expected one of …. Did you …?` */
export function formatProblem(problem: Problem): string {
  const { file, option = file, line, column, key } = problem.where;
  const place = option && [brief(option), line, column].filter(part => part !== undefined).join(':');
  const expected = problem.expected === undefined ? '' : `; expected ${brief(problem.expected)}`;
  const what = brief(problem.what);
  const sentence = `${[place, key, what].filter(part => part !== undefined).join(': ')}${expected}.`;
  return visible([sentence, ...problem.hints.map(brief)].join(' '));
}

function brief(text: string): string {
  return shortened(text, LONGEST);
}

/** What a person has given cannot be used. `message` tells the first problem and counts the others. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  /** One or more, in the order of the file. */
  readonly problems: readonly [Problem, ...Problem[]];

  constructor(problems: readonly [Problem, ...Problem[]], options?: ErrorOptions) {
    const more = problems.length - 1;
    super(`${formatProblem(problems[0])}${more > 0 ? ` (and ${more} more)` : ''}`, options);
    this.problems = problems;
  }
}
