import { entry } from '../context.ts';
import type { Mirrors } from '../kernel.ts';
import type { Actions, Guards, Scene, Sight } from './word.ts';

/** A counter that the modules of all livepatches share: how many of them have the feature. */
export const guards = {
  isTheFirst: sight => entry(counted(sight), sight.context.operation.feature) === 0,
  isTheLast: sight => entry(counted(sight), sight.context.operation.feature) === 1,
} satisfies Guards;

export const actions = {
  countUp: scene => add(scene, 1),
  countDown: scene => add(scene, -1),
} satisfies Actions;

export const mirrors = {
  isTheFirst: 'the model',
  isTheLast: 'the model',
  countUp: 'the model',
  countDown: 'the model',
} satisfies Mirrors<keyof typeof guards | keyof typeof actions>;

/** What a design keeps that counts. */
export const USERS = 'users';

function counted({ context }: Sight): Record<string, number> {
  return entry(context.counts ?? {}, USERS);
}

function add(scene: Scene, number: 1 | -1): void {
  const { feature } = scene.context.operation;
  counted(scene)[feature ?? ''] = entry(counted(scene), feature) + number;
}
