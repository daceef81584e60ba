import type { Design } from '../designs/design.ts';
import type { CoreAction, CoreGuard } from '../words/index.ts';
import type { Chart } from './chart.ts';
import { postPatch } from './post-patch.ts';
import { postUnpatch } from './post-unpatch.ts';
import { prePatch } from './pre-patch.ts';
import { preUnpatch } from './pre-unpatch.ts';
import { withoutEmptySlots } from './slots.ts';

/**
 * modprobe of a target module (klp_module_coming, core.c): before its init runs, each installed patch that has an
 * object of the module is applied to it, oldest first. If one cannot be applied the module is refused, and what
 * the older ones did is taken back.
 */
export const insert = <G extends string, A extends string>(
  design: Design<G, A>,
): Chart<CoreGuard | G, CoreAction | A> =>
  withoutEmptySlots({
    initial: 'modprobe',
    states: {
      modprobe: {
        always: [
          { guard: 'isCalledVmlinux', target: 'ended', actions: ['invalidModuleName', 'invalidArgument'] },
          { guard: 'targetIsLoaded', target: 'ended', actions: 'fileExists' },
          { guard: 'faultBudgetIsSpent', target: 'ended', actions: 'operationNotPermitted' },
          { target: 'coming' },
        ],
      },
      coming: { entry: ['moduleIsComing', 'firstPatchOfModule'], always: 'patch' },
      patch: {
        always: [
          { guard: 'noMorePatches', target: 'moduleCame' },
          { guard: 'symbolIsMissing', target: 'refuse', actions: ['missSymbol', 'failedToInitialize'] },
          { target: 'objectComes', actions: 'applyingPatch' },
        ],
      },
      objectComes: {
        ...design.objectComes,
        onDone: [{ guard: 'hasFailed', target: 'refuse', actions: 'failedToApply' }, { target: 'prePatch' }],
      },
      prePatch: {
        ...prePatch(design),
        onDone: [
          { guard: 'hasFailed', target: 'refuse', actions: 'prePatchCallbackFailed' },
          { target: 'patchObject' },
        ],
      },
      patchObject: {
        always: [
          { guard: 'patchingFails', target: 'takeBack', actions: ['failToPatch', 'failedToApply'] },
          { guard: 'isTransitionPatch', target: 'nextPatch' },
          { target: 'postPatch' },
        ],
      },
      postPatch: { ...postPatch(design), onDone: 'nextPatch' },
      nextPatch: { entry: 'nextPatchOfModule', always: 'patch' },
      takeBack: { ...postUnpatch(design), onDone: 'refuse' },
      refuse: { entry: ['refusingToLoad', 'limitToPatchesBefore', 'firstPatchOfModule'], always: 'cleanUp' },
      moduleCame: { ...design.moduleCame, onDone: 'init' },
      init: {
        entry: 'runModuleInit',
        always: [
          { guard: 'moduleInitFails', target: 'initFailed', actions: 'failModuleInit' },
          { target: 'live' },
        ],
      },
      initFailed: { entry: ['moduleIsGoing', 'firstPatchOfModule'], always: 'cleanUp' },
      cleanUp: { ...cleanUp(design), onDone: 'moduleWent' },
      moduleWent: { ...design.moduleWent, onDone: 'ended' },
      live: { entry: ['moduleIsLive', 'tasksOfModuleStart'], always: 'ended' },
      ended: { type: 'final' },
    },
  });

/** rmmod of a target module (klp_module_going, core.c), after its exit has run. */
export const remove = <G extends string, A extends string>(
  design: Design<G, A>,
): Chart<CoreGuard | G, CoreAction | A> =>
  withoutEmptySlots({
    initial: 'rmmod',
    states: {
      rmmod: {
        always: [{ guard: 'targetIsNotLoaded', target: 'ended', actions: 'noSuchFile' }, { target: 'going' }],
      },
      going: {
        entry: ['moduleIsGoing', 'tasksOfModuleStop', 'runModuleExit', 'firstPatchOfModule'],
        always: 'cleanUp',
      },
      cleanUp: { ...cleanUp(design), onDone: 'moduleWent' },
      moduleWent: { ...design.moduleWent, onDone: 'ended' },
      ended: { type: 'final' },
    },
  });

/** klp_cleanup_module_patches_limited (core.c): oldest patch first, here too. */
const cleanUp = <G extends string, A extends string>(
  design: Design<G, A>,
): Chart<CoreGuard | G, CoreAction | A> =>
  withoutEmptySlots({
    initial: 'patch',
    states: {
      patch: {
        always: [
          { guard: 'noMorePatches', target: 'gone' },
          { guard: 'isTransitionPatch', target: 'revert' },
          { target: 'objectGoes' },
        ],
      },
      objectGoes: { ...design.objectGoes, onDone: 'preUnpatch' },
      preUnpatch: { ...preUnpatch(design), onDone: 'revert' },
      revert: { entry: 'revertingPatch', always: 'postUnpatch' },
      postUnpatch: { ...postUnpatch(design), onDone: 'nextPatch' },
      nextPatch: { entry: 'nextPatchOfModule', always: 'patch' },
      gone: { entry: 'moduleIsGone', type: 'final' },
    },
  });
