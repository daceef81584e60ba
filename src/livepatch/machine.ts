import { setup } from 'xstate';
import { type Context, initialContext } from '../../machines/context.ts';
import { type Composed, compose } from '../../machines/core/compose.ts';
import { CHARTS } from '../../machines/core/index.ts';
import type { Design } from '../../machines/designs/design.ts';
import { designIn } from '../../machines/designs/in-world.ts';
import type { KlpEvent } from '../../machines/events.ts';
import { livepatch } from '../../machines/livepatch.ts';
import { actions, guards } from '../../machines/words/index.ts';
import type { World } from '../../machines/world.ts';
import { sharingChart } from '../explore/index.ts';
import { bindActions, bindGuards } from './bind.ts';
import { spokenIn } from './words-of.ts';

const ID = 'livepatch';

/** The livepatch core of the kernel with a design plugged in, for one world. */
export function livepatchMachine(declared: World, base: Design) {
  const design = designIn(declared, base);
  const chart = compose(livepatch, CHARTS, design, ID);
  const { guards, actions, context } = bound(declared, design, chart);
  const core = setup({
    types: { context: {}, events: {} } as { context: Context; events: KlpEvent },
    guards,
    actions,
  });
  return core.createMachine({ id: ID, context, ...chart });
}

/**
 * The same, on a chart that is made once for a design, whatever the world: whoever walks many worlds makes it once, and
 * what the walk of one has learned of it serves the next. Nobody may change its states.
 */
export function sharedMachine(declared: World, base: Design) {
  const design = designIn(declared, base);
  const { chart, machine } = made.get(design) ?? {
    chart: compose(livepatch, CHARTS, design, ID),
    machine: livepatchMachine(declared, design),
  };
  made.set(design, { chart, machine });
  const { guards, actions, context } = bound(declared, design, chart);
  const { config, implementations } = machine;
  return sharingChart(machine, {
    config: { ...config, context },
    implementations: { ...implementations, guards, actions },
  });
}

const made = new WeakMap<
  Design,
  { readonly chart: Composed; readonly machine: ReturnType<typeof livepatchMachine> }
>();

/** What a chart has to be given for one world. */
function bound(declared: World, design: Design, chart: Composed) {
  const spoken = spokenIn(chart);
  const world = worldUnder(design, declared);
  const { isIncompatible, mayNotDisable } = design;
  return {
    guards: bindGuards(world, {
      ...guards,
      ...spoken.guards,
      ...design.guards,
      ...(isIncompatible && { isIncompatible }),
      ...(mayNotDisable && { mayNotDisable }),
    }),
    actions: bindActions(world, { ...actions, ...spoken.actions, ...design.actions }),
    context: initialContext(world, design.keeps?.(world)),
  };
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
