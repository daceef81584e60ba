import { chartOf } from '../body/chart.ts';
import { entry } from '../context.ts';
import type { Chart } from '../core/chart.ts';
import { violate } from '../words/feature.ts';
import type { CoreAction, CoreGuard } from '../words/index.ts';
import { livepatch } from '../words/operation.ts';
import { installed, replaces } from '../words/patch.ts';
import type { Actions, Guards, Scene, Sight } from '../words/word.ts';
import { design } from './design.ts';

/** Of each state of a livepatch, whether its pre_patch succeeded: the posted series calls it so. */
const SUCCEEDED = 'pre_patch_succeeded';
/** Whether pre_unpatch of the states that a replace drops was called, and not taken back yet. */
const REVERTED = 'pre_unpatch of replaced states called';

const guards = {
  isShared: ({ context, world }) => {
    const { patch, feature } = context.operation;
    return [...installed(context)].some(
      other => other !== patch && entry(world.livepatches, other).features.some(({ id }) => id === feature),
    );
  },
  prePatchHasNotSucceeded: sight => !succeeded(sight)[feature(sight)],
  replacesAndHasReverted: sight => livepatch(sight).replace && noted(sight)[REVERTED] === true,
} satisfies Guards;

const actions = {
  /** The first livepatch but the one in transition. */
  firstOther: scene => {
    scene.context.operation.patch = others(scene)[0] ?? null;
  },
  nextOther: scene => {
    const { operation } = scene.context;
    operation.patch = others(scene)[others(scene).indexOf(operation.patch ?? '') + 1] ?? null;
  },
  backToTransitionPatch: ({ context }) => {
    context.operation.patch = context.klp.transitionPatch;
  },
  /** The shadow variable has the state's id, so those who share the state share it: it needs no place of its own. */
  prePatchSucceeded: scene => {
    succeeded(scene)[feature(scene)] = true;
  },
  /** klp_shadow_free_all with the state's destructor. */
  freeShadowVariable: scene => {
    succeeded(scene)[feature(scene)] = false;
  },
  releaseInUse: scene => violate(scene, 'release-in-use', 'its data is freed, and the livepatch is enabled'),
  rememberReverted: scene => {
    noted(scene)[REVERTED] = true;
  },
  forgetReverted: scene => {
    noted(scene)[REVERTED] = false;
  },
} satisfies Actions;

type OwnGuard = keyof typeof guards;
type OwnAction = keyof typeof actions;
type OwnChart = Chart<CoreGuard | OwnGuard, CoreAction | OwnAction>;

/** For each state of a livepatch, whether or not others have it: the first one allocates. */
const prePatch = chartOf<OwnGuard | 'allocationFails', OwnAction | 'outOfMemory'>([
  {
    each: 'feature',
    do: [
      { if: [{ test: 'isShared' }], do: [{ call: 'prePatchSucceeded' }, { jump: 'continue' }] },
      { if: [{ test: 'allocationFails' }], do: [{ call: 'outOfMemory' }, { jump: 'fail' }] },
      { call: 'prePatchSucceeded' },
    ],
  },
]);

const postPatch = chartOf<OwnGuard, OwnAction>([
  { each: 'feature', do: [{ if: [{ test: 'isShared', not: true }], do: [{ call: 'switch on' }] }] },
]);

const preUnpatch = chartOf<OwnGuard, OwnAction>([
  { each: 'feature', do: [{ if: [{ test: 'isShared', not: true }], do: [{ call: 'switch off' }] }] },
]);

const postUnpatch = chartOf<OwnGuard | 'isEnabled', OwnAction>([
  {
    each: 'feature',
    do: [
      { if: [{ test: 'isShared' }], do: [{ jump: 'continue' }] },
      { if: [{ test: 'prePatchHasNotSucceeded' }], do: [{ jump: 'continue' }] },
      { if: [{ test: 'isEnabled' }], do: [{ call: 'releaseInUse' }] },
      { call: 'freeShadowVariable' },
    ],
  },
]);

/** A callback of every other installed livepatch, newer ones included, oldest first. */
const ofOthers = (callback: string): OwnChart => ({
  initial: 'first',
  states: {
    first: { entry: 'firstOther', always: 'livepatch' },
    livepatch: { always: [{ guard: 'noMorePatches', target: 'return' }, { target: 'callback' }] },
    callback: { chart: callback, onDone: 'next' },
    next: { entry: 'nextOther', always: 'livepatch' },
    return: { entry: 'backToTransitionPatch', type: 'final' },
  },
});

/**
 * Callbacks of states in place of callbacks of objects ("livepatch: Better integrate callbacks and shadow variables
 * with the states API", January 2025, unmerged). The core calls them, and only for states that no other installed
 * livepatch has; those of a state that a replace drops are the old livepatch's. Two of its flaws are as posted: a state
 * that two replaced livepatches share belongs to neither, and the disable of a cumulative livepatch, when it is
 * reversed, takes the states of the newer ones.
 */
export const stateCallbacks = design({
  name: 'state-callbacks',
  about: 'callbacks of states, which the core calls, as posted in January 2025',
  since: '5.5',
  hasRegistry: false,
  // Nothing is looked up during the callbacks, and data that is freed under an enabled livepatch shows at once.
  inapplicable: ['warning', 'use-after-free'],
  keys: ['block_disable'],
  guards,
  actions,
  keeps: () => ({ flags: [REVERTED], flagsOfFeatures: [SUCCEEDED] }),
  isIncompatible,
  mayNotDisable: sight => livepatch(sight).block_disable,

  charts: {
    prePatch,
    postPatch,
    preUnpatch,
    postUnpatch,
    postPatchOfOthers: ofOthers('postPatch'),
    preUnpatchOfOthers: ofOthers('preUnpatch'),
    postUnpatchOfOthers: ofOthers('postUnpatch'),
  },

  enableBegins: {
    initial: 'prePatch',
    states: {
      prePatch: {
        chart: 'prePatch',
        onDone: {
          return: [{ guard: 'replaces', target: 'preUnpatchOfReplaced' }, { target: 'return' }],
          failed: 'failed',
        },
      },
      preUnpatchOfReplaced: {
        chart: 'preUnpatchOfOthers',
        onDone: { return: [{ target: 'return', actions: 'rememberReverted' }] },
      },
      return: { type: 'final' },
      failed: { type: 'final' },
    },
  },

  patchingEnds: {
    initial: 'patched',
    states: {
      patched: {
        always: [{ guard: 'replaces', target: 'postUnpatchOfReplaced' }, { target: 'postPatch' }],
      },
      postUnpatchOfReplaced: {
        chart: 'postUnpatchOfOthers',
        onDone: { return: [{ target: 'postPatch', actions: 'forgetReverted' }] },
      },
      postPatch: { chart: 'postPatch', onDone: 'return' },
      return: { type: 'final' },
    },
  },

  disableBegins: preUnpatch,

  unpatchingEnds: {
    initial: 'unpatched',
    states: {
      unpatched: {
        always: [
          { guard: 'replacesAndHasReverted', target: 'postPatchOfReplaced' },
          { target: 'postUnpatch' },
        ],
      },
      postPatchOfReplaced: {
        chart: 'postPatchOfOthers',
        onDone: { return: [{ target: 'postUnpatch', actions: 'forgetReverted' }] },
      },
      postUnpatch: { chart: 'postUnpatch', onDone: 'return' },
      return: { type: 'final' },
    },
  },
});

/** Only states that cannot be reverted restrict who may replace a livepatch. */
function isIncompatible(sight: Sight): boolean {
  const { context, world } = sight;
  const mine = livepatch(sight).features.map(({ id }) => id);
  return [...installed(context)].some(name => {
    const { block_disable: isKept, features } = entry(world.livepatches, name);
    const isReplaced = replaces(world, context.operation.patch, name);
    return isReplaced && isKept && features.some(({ id }) => !mine.includes(id));
  });
}

function others({ context }: Scene): string[] {
  return [...installed(context)].filter(patch => patch !== context.klp.transitionPatch);
}

function noted({ context }: Sight): Record<string, boolean> {
  return context.flags ?? {};
}

/** By state, of the livepatch that the operation is about. */
function succeeded({ context }: Sight): Record<string, boolean> {
  return entry(entry(context.livepatches, context.operation.patch).flags ?? {}, SUCCEEDED);
}

function feature({ context }: Sight): string {
  return context.operation.feature ?? '';
}
