export { change, DRAFT, edit } from '../../machines/edit.ts';
export { type Exploration, type ExploreOptions, explore } from './explore.ts';
export type { Property, State } from './property.ts';
export type { Stop, Verdict } from './verdict.ts';
export type { Bounds, Progress } from './walk.ts';
