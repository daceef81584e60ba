import { setup } from 'xstate';
import { type Context, initialContext } from '../../machines/context.ts';
import { compose } from '../../machines/core/compose.ts';
import { CHARTS } from '../../machines/core/index.ts';
import type { Design } from '../../machines/designs/design.ts';
import { designIn } from '../../machines/designs/in-world.ts';
import type { KlpEvent } from '../../machines/events.ts';
import { livepatch } from '../../machines/livepatch.ts';
import { actions, guards } from '../../machines/words/index.ts';
import type { World } from '../../machines/world.ts';
import { bindActions, bindGuards } from './bind.ts';
import { spokenIn } from './words-of.ts';

const ID = 'livepatch';

/** The livepatch core of the kernel with a design plugged in, for one world. */
export function livepatchMachine(declared: World, base: Design) {
  const design = designIn(declared, base);
  const chart = compose(livepatch, CHARTS, design, ID);
  const spoken = spokenIn(chart);
  const world = worldUnder(design, declared);
  const { isIncompatible, mayNotDisable } = design;
  const core = setup({
    types: { context: {}, events: {} } as { context: Context; events: KlpEvent },
    guards: bindGuards(world, {
      ...guards,
      ...spoken.guards,
      ...design.guards,
      ...(isIncompatible && { isIncompatible }),
      ...(mayNotDisable && { mayNotDisable }),
    }),
    actions: bindActions(world, { ...actions, ...spoken.actions, ...design.actions }),
  });
  return core.createMachine({
    id: ID,
    context: initialContext(world, design.keeps?.(world)),
    ...chart,
  });
}

/** The world with what the design makes of its livepatches: whom each replaces, and pins. */
export function worldUnder({ replaces, pins }: Design, world: World): World {
  if (replaces === undefined) return world;
  const livepatches = Object.entries(world.livepatches).map(([name, livepatch]) => {
    const others = replaces(world, name);
    if (others === null) return [name, { ...livepatch, replace: false }];
    return [
      name,
      { ...livepatch, replace: true, replaces: others, ...(pins && { pins: pins(world, name) }) },
    ];
  });
  return { ...world, livepatches: Object.fromEntries(livepatches) };
}
