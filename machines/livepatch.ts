import type { CoreChart } from './core/core-chart.ts';

/**
 * The livepatch core of the kernel. Between operations it is `idle` or in a `transition`. An event starts an
 * operation, which holds klp_mutex and runs to its end within the same macrostep.
 */
export const livepatch: CoreChart = {
  mirrors: 'the model',
  initial: 'idle',
  states: {
    idle: {},
    transition: {
      initial: 'patching',
      states: { patching: {}, unpatching: {} },
      on: {
        complete: [{ guard: 'everyTaskHasSwitched', target: 'tryCompleteTransition', actions: 'begin' }],
        attempt: [{ target: 'tryCompleteTransition', actions: 'begin' }],
      },
    },

    // __klp_enable_patch and __klp_disable_patch end with a first attempt, before insmod or the write returns.
    load: {
      chart: 'load',
      onDone: {
        loaded: [{ guard: 'noTransitionRuns', target: 'unlock' }, { target: 'firstAttempt' }],
        refused: 'unlock',
        failed: 'unlock',
      },
    },
    writeEnabled: {
      chart: 'enabledStore',
      onDone: { started: 'firstAttempt', written: 'unlock', refused: 'unlock' },
    },
    firstAttempt: {
      entry: 'beginFirstAttempt',
      always: [{ guard: 'noTaskIsListed', target: 'unlock' }, { target: 'tryCompleteTransition' }],
    },
    writeForce: { chart: 'forceStore', onDone: 'unlock' },
    tryCompleteTransition: {
      mirrors: 'transition.c: klp_transition_work_fn',
      chart: 'tryCompleteTransition',
      onDone: 'unlock',
    },
    unload: { chart: 'unload', onDone: 'unlock' },
    insert: { chart: 'insert', onDone: 'unlock' },
    remove: { chart: 'remove', onDone: 'unlock' },
    setSetting: { chart: 'setSetting', onDone: 'unlock' },
    switchTask: { chart: 'switchTask', onDone: 'unlock' },
    blockTask: { chart: 'blockTask', onDone: 'unlock' },
    unblockTask: { chart: 'unblockTask', onDone: 'unlock' },
    forkTask: { chart: 'forkTask', onDone: 'unlock' },
    exitTask: { chart: 'exitTask', onDone: 'unlock' },

    unlock: {
      entry: 'end',
      always: [
        { guard: 'noTransitionRuns', target: 'idle' },
        { guard: 'targetIsPatched', target: 'transition.patching' },
        { target: 'transition.unpatching' },
      ],
    },
  },
  on: {
    load: [{ target: '.load', actions: 'begin' }],
    disable: [{ target: '.writeEnabled', actions: 'begin' }],
    enable: [{ target: '.writeEnabled', actions: 'begin' }],
    force: [{ target: '.writeForce', actions: 'begin' }],
    unload: [{ target: '.unload', actions: 'begin' }],
    insert: [{ target: '.insert', actions: 'begin' }],
    remove: [{ target: '.remove', actions: 'begin' }],
    set: [{ target: '.setSetting', actions: 'begin' }],
    switch: [{ target: '.switchTask', actions: 'begin' }],
    block: [{ target: '.blockTask', actions: 'begin' }],
    unblock: [{ target: '.unblockTask', actions: 'begin' }],
    fork: [{ target: '.forkTask', actions: 'begin' }],
    exit: [{ target: '.exitTask', actions: 'begin' }],
  },
};
