import { entry, FREED } from '../context.ts';
import { violate } from '../words/feature.ts';
import { livepatch } from '../words/operation.ts';
import { installed, olderThan, replaces } from '../words/patch.ts';
import type { Actions, Guards, Scene, Sight } from '../words/word.ts';
import type { FeatureVersion } from '../world.ts';
import { design } from './design.ts';
import { eachFeature } from './each-feature.ts';
import { myData, setMyData } from './state-data.ts';

const guards = {
  hasPrevState: sight => prevState(sight) !== undefined,
  dataIsNotLive: sight => myData(sight) <= 0,
  dataIsFreed: sight => myData(sight) === FREED,
} satisfies Guards;

const actions = {
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

type OwnGuard = keyof typeof guards;
type OwnAction = keyof typeof actions;

/**
 * struct klp_state, in the kernel since 5.5: each livepatch lists its states; callbacks ask klp_get_prev_state
 * (kernel/livepatch/state.c) whether an older livepatch has the state already. The callbacks are those that
 * Documentation/livepatch/system-state.rst asks for.
 */
export const klpState = design({
  name: 'klp-state',
  about: 'struct klp_state and klp_get_prev_state, as merged for Linux 5.5',
  since: '5.5',
  hasRegistry: false,
  // Data that is freed while another livepatch holds it shows when that one uses it.
  inapplicable: ['release-in-use'],
  guards,
  actions,
  isIncompatible,
  mirrors: {
    isIncompatible: ['state.c: klp_is_patch_compatible', 'state.c: klp_is_state_compatible'],
    hasPrevState: ['state.c: klp_get_prev_state', 'state.c: klp_get_state'],
    warnNoTransition: 'state.c: klp_get_prev_state',
  },

  prePatch: eachFeature<OwnGuard, OwnAction>({
    feature: [
      { guard: 'noTransitionRuns', target: 'noPrevState', actions: 'warnNoTransition' },
      { guard: 'hasPrevState', target: 'next' },
      { target: 'noPrevState' },
    ],
    noPrevState: [
      { guard: 'allocationFails', target: 'failed', actions: 'outOfMemory' },
      { target: 'next', actions: 'allocateData' },
    ],
  }),

  postPatch: eachFeature<OwnGuard, OwnAction>({
    feature: [
      { guard: 'noTransitionRuns', target: 'noPrevState', actions: 'warnNoTransition' },
      { guard: 'hasPrevState', target: 'next', actions: 'takeDataOver' },
      { target: 'noPrevState' },
    ],
    noPrevState: [{ target: 'next', actions: 'switchEffectOn' }],
  }),

  preUnpatch: eachFeature<OwnGuard, OwnAction>({
    feature: [
      { guard: 'noTransitionRuns', target: 'noPrevState', actions: 'warnNoTransition' },
      { guard: 'hasPrevState', target: 'next' },
      { target: 'noPrevState' },
    ],
    noPrevState: [
      { guard: 'dataIsNotLive', target: 'next', actions: ['useAfterFree', 'switchEffectOff'] },
      { target: 'next', actions: 'switchEffectOff' },
    ],
  }),

  postUnpatch: eachFeature<OwnGuard, OwnAction>({
    feature: [
      { guard: 'noTransitionRuns', target: 'noPrevState', actions: 'warnNoTransition' },
      { guard: 'hasPrevState', target: 'next' },
      { target: 'noPrevState' },
    ],
    noPrevState: [
      { guard: 'dataIsFreed', target: 'next', actions: 'useAfterFree' },
      { target: 'next', actions: 'freeData' },
    ],
  }),
});

/** klp_is_patch_compatible, kernel/livepatch/state.c. */
export function isIncompatible(sight: Sight): boolean {
  return dropsOrLowers(sight, livepatch(sight).features);
}

/**
 * Whether a livepatch that knows these features drops one that it must know, or knows one at a lower version than some
 * installed livepatch lists, replaced or not.
 *
 * @param mustKnow of which installed livepatches it must know the features; left out: of those that it replaces
 */
export function dropsOrLowers(
  sight: Sight,
  known: readonly FeatureVersion[],
  mustKnow = (name: string) => replaces(sight.world, sight.context.operation.patch, name),
): boolean {
  for (const name of installed(sight.context)) {
    for (const state of entry(sight.world.livepatches, name).features) {
      const mine = known.find(feature => feature.id === state.id);
      const isDropped = mine === undefined && mustKnow(name);
      if (isDropped || (mine !== undefined && mine.version < state.version)) return true;
    }
  }
  return false;
}

/** The last patch before the one in transition that lists the feature; newer ones are never seen. */
function prevState({ context, world }: Sight): string | undefined {
  const lists = (name: string) =>
    entry(world.livepatches, name).features.some(({ id }) => id === context.operation.feature);
  return olderThan(context, context.klp.transitionPatch).findLast(lists);
}

/** Allocations are told apart by number alone, so the least number that nobody holds keeps the states few. */
function unusedAllocation({ context }: Scene): number {
  const feature = context.operation.feature ?? '';
  const held = Object.values(context.livepatches).map(patch => patch.data[feature] ?? 0);
  let number = 1;
  while (held.includes(number)) number += 1;
  return number;
}
