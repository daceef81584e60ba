export { assertHolds } from './assert-holds.ts';
export type { Cores } from './engine/crew/cores.ts';
export { withoutCounterpart } from './engine/symmetry/counterparts.ts';
export { type TracedState, type TracedStep, TracedSteps } from './engine/traced/traced-steps.ts';
export { type EventTree, type Exploration, explore } from './explore.ts';
export { ExploreError } from './explore-error.ts';
export { aldebaran } from './formats/aldebaran.ts';
export { dot } from './formats/dot.ts';
export {
  type Drawing,
  draw,
  drawQuotient,
  MOST_BOXES,
  quotientSize,
  TooManyBoxes,
} from './formats/drawing.ts';
export { graphJson } from './formats/graph-json.ts';
export { itf, type Trace } from './formats/itf.ts';
export { contextMembers, type Member } from './formats/member.ts';
export { LONGEST_MERMAID, mermaidStates } from './formats/mermaid-states.ts';
export { mermaidText } from './formats/mermaid-text.ts';
export { type Notation, plainNotation } from './formats/notation.ts';
export { sourceText } from './formats/source-text.ts';
export { valueText } from './formats/state-value.ts';
export { statesAlong } from './formats/states-along.ts';
export { written } from './formats/written.ts';
export type { Edge, StateGraph } from './graph/state-graph.ts';
export { guardName, stateName, transitionName } from './machine/chart-names.ts';
export type { Coverage } from './machine/coverage.ts';
export { dataText, orderedText } from './machine/data-text.ts';
export { sharingChart } from './machine/derived.ts';
export { change, DRAFT, edit } from './machine/edit.ts';
export type { Events } from './machine/event-list.ts';
export type { SeenState, State, StateOf } from './machine/state.ts';
export { type Cover, Tally } from './machine/tally.ts';
export { type Obstacle, obstacles } from './obstacles.ts';
export type { ExploreOptions } from './options.ts';
export type { Ahead } from './property/ahead.ts';
export type { Outlook } from './property/outlook.ts';
export type { Property } from './property/property.ts';
export type { Stop, Verdict } from './property/verdict.ts';
export type { Bounds, OnProgress, Progress } from './search/breadth-first.ts';
