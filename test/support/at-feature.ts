import { initialContext } from '../../machines/context.ts';
import type { Observation } from '../../machines/observation.ts';
import type { Scene } from '../../machines/words/word.ts';
import { worldOf } from './world-of.ts';

const WORLD = worldOf({
  livepatches: { A: { features: { S: 2, T: 1 }, retires: { U: 3, V: 1 } }, N: {} },
  faults: [{ in: 'A', allocation: 'T' }],
});

/** A's callback for vmlinux is at this feature. */
export function at(feature: string | null, patch = 'A') {
  const said: Observation[] = [];
  const context = initialContext(WORLD);
  Object.assign(context.operation, { patch, object: 'vmlinux', feature });
  const scene: Scene = {
    context,
    world: WORLD,
    event: { type: 'load', patch },
    say: observation => said.push(observation),
  };
  return { scene, context, said };
}
