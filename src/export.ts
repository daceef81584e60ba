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
  plainWords,
  quotientSize,
  statesAlong,
  TooManyBoxes,
  type Trace,
  type Words,
} from './explore/index.ts';
export { ProblemError } from './problem/problem.ts';
export { writeFile } from './show/files/write-file.ts';
