import { describe, expect, test } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { mirroredAt, mirroredBy } from '../../src/livepatch/mirrored.ts';

const sketch = entry(DESIGNS, 'sketch');

describe('a state stands in the function', () => {
  test.each([
    ['idle', []],
    ['load.insmod', ['kernel/module/main.c: do_init_module']],
    ['load.enablePatch.isPatchCompatible', ['core.c: klp_enable_patch']],
    ['tryCompleteTransition.trySwitchTasks', ['transition.c: klp_try_complete_transition']],
    ['tryCompleteTransition.completeTransition.object', ['transition.c: klp_complete_transition']],
    ['tryCompleteTransition.completeTransition.unpatchObjects', ['patch.c: klp_unpatch_objects']],
    ['tryCompleteTransition.completeTransition.postUnpatch.callback', ['core.h: klp_post_unpatch_callback']],
    ['writeEnabled.revert.turnRound', ['transition.c: klp_reverse_transition']],
    ['nowhere.at.all', []],
  ])('%s', (path, functions) => {
    expect(mirroredAt(sketch, path.split('.'))).toEqual(functions);
  });
});

test('what a design does in a callback is no function of the kernel', () => {
  const path = 'tryCompleteTransition.completeTransition.postUnpatch.features.feature'.split('.');
  expect(mirroredAt(sketch, path)).toEqual([]);
});

describe('a word mirrors', () => {
  test.each([
    ['sketch', 'isNotLoaded', ['core.h: klp_is_object_loaded', 'core.c: klp_find_object_module']],
    ['sketch', 'free', ['the mail: klp_feature_free']],
    ['sketch', 'isMine', []],
    ['sketch', 'hasPrevState', ['state.c: klp_get_prev_state', 'state.c: klp_get_state']],
    ['klp-state', 'isIncompatible', ['state.c: klp_is_patch_compatible', 'state.c: klp_is_state_compatible']],
    ['sketch', 'isIncompatible', []],
    ['sketch', 'toString', []],
  ])('under %s: %s', (design, word, functions) => {
    expect(mirroredBy(entry(DESIGNS, design), word)).toEqual(functions);
  });
});
