import { cancelTransition } from './cancel-transition.ts';
import { cleanupModulePatches } from './cleanup-module-patches.ts';
import { completeTransition } from './complete-transition.ts';
import { disable } from './disable.ts';
import { enable } from './enable.ts';
import { enablePatch } from './enable-patch.ts';
import { enabledStore } from './enabled-store.ts';
import { forceStore } from './force-store.ts';
import { forceTransition } from './force-transition.ts';
import { initPatch } from './init-patch.ts';
import { insert } from './insert.ts';
import { load } from './load.ts';
import { moduleComing } from './module-coming.ts';
import { moduleGoing } from './module-going.ts';
import { postPatch } from './post-patch.ts';
import { postUnpatch } from './post-unpatch.ts';
import { prePatch } from './pre-patch.ts';
import { preUnpatch } from './pre-unpatch.ts';
import { remove } from './remove.ts';
import { revert } from './revert.ts';
import { setSetting } from './set-setting.ts';
import { takeover } from './takeover.ts';
import { blockTask, exitTask, forkTask, switchTask, unblockTask } from './task.ts';
import { tryCompleteTransition } from './try-complete-transition.ts';
import { unload } from './unload.ts';

/** The charts by the names under which they stand in each other, in the order in which a reader may want them. */
export const CHARTS = {
  load,
  enablePatch,
  initPatch,
  enable,
  prePatch,
  cancelTransition,
  enabledStore,
  disable,
  preUnpatch,
  revert,
  forceStore,
  forceTransition,
  tryCompleteTransition,
  completeTransition,
  takeover,
  postPatch,
  postUnpatch,
  unload,
  insert,
  moduleComing,
  remove,
  moduleGoing,
  cleanupModulePatches,
  setSetting,
  switchTask,
  blockTask,
  unblockTask,
  forkTask,
  exitTask,
};
