import { setup } from 'xstate';
import { type Context, initialContext } from '../../machines/context.ts';
import { writeEnabled } from '../../machines/core/enabled.ts';
import { force } from '../../machines/core/force.ts';
import { load } from '../../machines/core/load.ts';
import { insert, remove } from '../../machines/core/target-module.ts';
import { blockTask, exitTask, forkTask, switchTask, unblockTask } from '../../machines/core/task.ts';
import { unload } from '../../machines/core/unload.ts';
import { work } from '../../machines/core/work.ts';
import type { Design } from '../../machines/designs/design.ts';
import type { KlpEvent } from '../../machines/events.ts';
import { actions, guards } from '../../machines/words/index.ts';
import type { World } from '../../machines/world.ts';
import { bindActions, bindGuards } from './bind.ts';

/**
 * The livepatch core of the kernel with a design plugged in, for one world.
 *
 * Between operations it is `idle` or in a `transition`. An event starts an operation, which holds klp_mutex and
 * runs to its end within the same macrostep.
 */
export function livepatchMachine(declared: World, design: Design) {
  const world = worldUnder(design, declared);
  const core = setup({
    types: { context: {}, events: {} } as { context: Context; events: KlpEvent },
    guards: bindGuards(world, {
      ...guards,
      ...design.guards,
      isIncompatible: design.isIncompatible ?? (() => false),
      mayNotDisable: design.mayNotDisable ?? (() => false),
    }),
    actions: bindActions(world, { ...actions, ...design.actions }),
  });
  return core.createMachine({
    id: 'livepatch',
    context: initialContext(world, design.counts?.(world)),
    initial: 'idle',
    states: {
      idle: {},
      transition: { initial: 'patching', states: { patching: {}, unpatching: {} } },

      load: { ...load(design), onDone: 'unlock' },
      writeEnabled: { ...writeEnabled(design), onDone: 'unlock' },
      force: { ...force, onDone: 'unlock' },
      unload: { ...unload(design), onDone: 'unlock' },
      insert: { ...insert(design), onDone: 'unlock' },
      remove: { ...remove(design), onDone: 'unlock' },
      work: { ...work(design), onDone: 'unlock' },
      switchTask: { ...switchTask, onDone: 'unlock' },
      blockTask: { ...blockTask, onDone: 'unlock' },
      unblockTask: { ...unblockTask, onDone: 'unlock' },
      forkTask: { ...forkTask, onDone: 'unlock' },
      exitTask: { ...exitTask, onDone: 'unlock' },

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
      load: { target: '.load', actions: 'begin' },
      disable: { target: '.writeEnabled', actions: 'begin' },
      enable: { target: '.writeEnabled', actions: 'begin' },
      force: { target: '.force', actions: 'begin' },
      unload: { target: '.unload', actions: 'begin' },
      insert: { target: '.insert', actions: 'begin' },
      remove: { target: '.remove', actions: 'begin' },
      complete: { guard: 'everyTaskHasSwitched', target: '.work', actions: 'begin' },
      switch: { target: '.switchTask', actions: 'begin' },
      block: { target: '.blockTask', actions: 'begin' },
      unblock: { target: '.unblockTask', actions: 'begin' },
      fork: { target: '.forkTask', actions: 'begin' },
      exit: { target: '.exitTask', actions: 'begin' },
      attempt: { guard: 'aTransitionRuns', target: '.work', actions: ['begin', 'trySwitchTasks'] },
    },
  });
}

/** The world with what the design makes of its livepatches: whom each replaces. */
function worldUnder({ replaces }: Design, world: World): World {
  if (replaces === undefined) return world;
  const livepatches = Object.entries(world.livepatches).map(([name, livepatch]) => [
    name,
    { ...livepatch, replace: true, replaces: replaces(world, name) },
  ]);
  return { ...world, livepatches: Object.fromEntries(livepatches) };
}
