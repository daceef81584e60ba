export { aldebaran } from './explore/formats/aldebaran.ts';
export { dot } from './explore/formats/dot.ts';
export {
  type Drawing,
  draw,
  drawQuotient,
  MOST_BOXES,
  quotientSize,
  TooManyBoxes,
} from './explore/formats/drawing.ts';
export { graphJson } from './explore/formats/graph-json.ts';
export { itf, type Trace } from './explore/formats/itf.ts';
export { contextMembers, type Member } from './explore/formats/member.ts';
export { mermaidStates } from './explore/formats/mermaid-states.ts';
export { statesAlong } from './explore/formats/states-along.ts';
export { plainWords, type Words } from './explore/formats/words.ts';
export { ExportError } from './show/files/export-error.ts';
export { writeFile } from './show/files/write-file.ts';
