import { entry, FREED } from '../context.ts';
import type { Mirrors } from '../kernel.ts';
import { violate } from './feature.ts';
import { livepatch } from './operation.ts';
import { olderThan } from './patch.ts';
import type { Actions, Guards, Scene, Sight } from './word.ts';

/**
 * struct klp_state of the livepatch whose callback runs: klp_get_prev_state, and the data that the state points to,
 * which is told apart by the number of its allocation.
 */
export const guards = {
  /** klp_get_state: it lists the state. */
  hasState: sight => livepatch(sight).features.some(({ id }) => id === sight.context.operation.feature),
  hasPrevState: sight => prevState(sight) !== undefined,
  dataIsNotLive: sight => myData(sight) <= 0,
  dataIsFreed: sight => myData(sight) === FREED,
} satisfies Guards;

export const actions = {
  allocateData: scene => setMyData(scene, unusedAllocation(scene)),
  /** my state's data = prev state's data. */
  takeDataOver: scene => {
    const prev = entry(scene.context.livepatches, prevState(scene) ?? null);
    setMyData(scene, entry(prev.data, scene.context.operation.feature));
  },
  /** kfree, and the pointer cleared; whoever else holds it holds a pointer to freed memory. */
  freeData: scene => {
    const data = myData(scene);
    setMyData(scene, 0);
    const feature = scene.context.operation.feature ?? '';
    for (const patch of Object.values(scene.context.livepatches)) {
      if (data > 0 && patch.data[feature] === data) patch.data[feature] = FREED;
    }
  },
  /** WARN_ON_ONCE(!klp_transition_patch), klp_get_prev_state. */
  warnNoTransition: scene =>
    violate(scene, 'warning', 'klp_get_prev_state is asked while no transition runs'),
  useAfterFree: scene =>
    violate(
      scene,
      'use-after-free',
      myData(scene) === FREED ? 'its data has been freed' : 'it has no data (any more)',
    ),
} satisfies Actions;

export const mirrors = {
  hasState: 'state.c: klp_get_state',
  hasPrevState: ['state.c: klp_get_prev_state', 'state.c: klp_get_state'],
  dataIsNotLive: 'the model',
  dataIsFreed: 'the model',
  allocateData: 'the model',
  takeDataOver: 'the model',
  freeData: 'the model',
  warnNoTransition: 'state.c: klp_get_prev_state',
  useAfterFree: 'the model',
} satisfies Mirrors<keyof typeof guards | keyof typeof actions>;

/** The last patch before the one in transition that lists the feature; newer ones are never seen. */
export function prevState({ context, world }: Sight): string | undefined {
  const lists = (name: string) =>
    entry(world.livepatches, name).features.some(({ id }) => id === context.operation.feature);
  return olderThan(context, context.klp.transitionPatch).findLast(lists);
}

/** klp_state.data, of the state that the callback is at. */
function myData({ context }: Sight): number {
  const { patch, feature } = context.operation;
  return entry(entry(context.livepatches, patch).data, feature);
}

function setMyData({ context }: Scene, data: number): void {
  const { patch, feature } = context.operation;
  entry(context.livepatches, patch).data[feature ?? ''] = data;
}

/** Allocations are told apart by number alone, so the least number that nobody holds keeps the states few. */
function unusedAllocation({ context }: Scene): number {
  const feature = context.operation.feature ?? '';
  const held = Object.values(context.livepatches).map(patch => patch.data[feature] ?? 0);
  let number = 1;
  while (held.includes(number)) number += 1;
  return number;
}
