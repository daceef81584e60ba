import type { Mirrors } from '../kernel.ts';
import type { FeatureVersion } from '../world.ts';
import { mine, violate } from './feature.ts';
import type { Actions, Guards, Scene } from './word.ts';

/** What the feature that a callback is at has changed in the running system: off, or on at a version. */
export const guards = {
  effectIsOn: ({ context }) => context.effects[context.operation.feature ?? ''] !== 0,
  effectRunsAtALowerVersion: sight => {
    const running = sight.context.effects[mine(sight).id] ?? 0;
    return running !== 0 && running < mine(sight).version;
  },
} satisfies Guards;

export const actions = {
  /** Code of my version takes the running effect over, without switching it off and on. */
  moveEffect: scene => {
    scene.context.effects[mine(scene).id] = mine(scene).version;
  },
  switchEffectOn: scene => switchOn(scene, mine(scene)),
  switchEffectOff: scene => {
    const { id, version } = mine(scene);
    const running = scene.context.effects[id] ?? 0;
    if (running === 0) violate(scene, 'double-disable', 'it is switched off and is off already');
    if (running > version) {
      violate(
        scene,
        'residue',
        `code of version ${version} switches off what version ${running} has switched on`,
      );
    }
    scene.context.effects[id] = 0;
  },
} satisfies Actions;

export const mirrors = {
  effectIsOn: 'the model',
  effectRunsAtALowerVersion: 'the model',
  moveEffect: 'the model',
  switchEffectOn: 'the mail: callbacks',
  switchEffectOff: 'the mail: callbacks',
} satisfies Mirrors<keyof typeof guards | keyof typeof actions>;

/** Code of this version switches the effect on. What a higher version has changed stays: nothing has undone it. */
export function switchOn(scene: Scene, { id, version }: FeatureVersion): void {
  const running = scene.context.effects[id] ?? 0;
  if (running !== 0)
    violate(scene, 'double-enable', `it is switched on and is on already, at version ${running}`);
  scene.context.effects[id] = Math.max(running, version);
}
