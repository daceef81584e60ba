export {
  aldebaran,
  contextMembers,
  type Drawing,
  dot,
  draw,
  drawQuotient,
  graphJson,
  itf,
  type Member,
  MOST_BOXES,
  mermaidStates,
  type Notation,
  plainNotation,
  quotientSize,
  statesAlong,
  TooManyBoxes,
  type Trace,
} from './explore/index.ts';
export { ProblemError } from './problem/problem.ts';
export { writeFile } from './show/files/write-file.ts';
