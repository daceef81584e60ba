// What a design in a file of its own is made with: klpwalk/design.
export { chartOf } from '../machines/body/chart.ts';
export type { Body, Statement } from '../machines/body/statement.ts';
export { type Context, entry } from '../machines/context.ts';
export type { Chart } from '../machines/core/chart.ts';
export { type Design, design } from '../machines/designs/design.ts';
export { DESIGNS } from '../machines/designs/index.ts';
export { violate } from '../machines/words/feature.ts';
export { livepatch } from '../machines/words/operation.ts';
export { installed, replaces } from '../machines/words/patch.ts';
export type { Actions, Guards, Scene, Sight } from '../machines/words/word.ts';
export type { World } from '../machines/world.ts';
