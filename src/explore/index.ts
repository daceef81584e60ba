export { change, DRAFT, edit } from './edit.ts';
export type { Events } from './event-list.ts';
export { type EventTree, type Exploration, type ExploreOptions, explore } from './explore.ts';
export type { Edge, StateGraph } from './graph/state-graph.ts';
export type { Coverage } from './machine/coverage.ts';
export { type Cover, Tally } from './machine/tally.ts';
export type { Property, State } from './property.ts';
export type { Stop, Verdict } from './verdict.ts';
export type { Bounds, Progress } from './walk.ts';
