import { chartOf } from '../body/chart.ts';
import { entry, VMLINUX } from '../context.ts';
import { switchOn } from '../words/effect.ts';
import { mine } from '../words/feature.ts';
import { livepatch } from '../words/operation.ts';
import { installed } from '../words/patch.ts';
import type { Actions, Guards, Sight } from '../words/word.ts';
import type { PatchObject } from '../world.ts';
import { dropsOrLowers } from './compatible.ts';
import { design } from './design.ts';

const guards = {
  isNotNeeded: sight => !livepatch(sight).objects.some(object => carries(sight, object)),
  /** By who is left when the livepatch, or its object, is gone. */
  isStillUsed: sight => users(sight).some(({ version }) => version >= effect(sight)),
  isMineToSwitchOff: sight => effect(sight) !== 0 && effect(sight) <= mine(sight).version,
  isUsed: sight => user(sight) !== undefined,
  isMidway,
  /** Nothing here ever moves an effect down: who leaves has switched it off. */
  effectIsUpToDate: sight => effect(sight) >= (user(sight)?.version ?? 0),
} satisfies Guards;

const actions = {
  giveToUser: scene => {
    const feature = entry(scene.context.features, scene.context.operation.feature);
    Object.assign(feature.owner, { patch: user(scene)?.patch ?? null, object: null });
    feature.version = user(scene)?.version ?? 0;
  },
  switchOnForUser: scene => {
    const { context } = scene;
    switchOn(scene, { id: context.operation.feature ?? '', version: user(scene)?.version ?? 0 });
  },
  moveToUser: scene => {
    const { context } = scene;
    context.effects[context.operation.feature ?? ''] = user(scene)?.version ?? 0;
  },
} satisfies Actions;

type OwnGuard = keyof typeof guards;
type OwnAction = keyof typeof actions;

/** While the load, or the module, can still be refused; so that nothing can fail later. */
const register = chartOf<OwnGuard>([
  {
    each: 'feature',
    do: [
      { if: [{ test: 'isNotNeeded' }], do: [{ jump: 'continue' }] },
      { if: [{ test: 'klp_feature_get' }], do: [{ jump: 'continue' }] },
      { call: 'klp_feature_alloc' },
    ],
  },
]);

/** Code that knows the effect switches it off, before any task goes back to code that does not. */
const leave = chartOf<OwnGuard>([
  {
    each: 'feature',
    do: [
      { if: [{ test: 'isStillUsed' }], do: [{ jump: 'continue' }] },
      { if: [{ test: 'isMineToSwitchOff' }], do: [{ call: 'switch off' }] },
    ],
  },
]);

/** Each registered feature goes to who needs it, at its version; to nobody: undone and freed. */
const settled = chartOf<OwnGuard, OwnAction>([
  {
    each: 'known feature',
    do: [
      { if: [{ test: 'klp_feature_get', not: true }], do: [{ jump: 'continue' }] },
      {
        if: [{ test: 'isUsed' }],
        do: [
          { call: 'giveToUser' },
          { if: [{ test: 'effectIsUpToDate' }], do: [{ jump: 'continue' }] },
          {
            if: [{ test: 'effect is on' }],
            do: [{ call: 'moveToUser' }],
            else: [{ call: 'switchOnForUser' }],
          },
          { jump: 'continue' },
        ],
      },
      { if: [{ test: 'isMidway' }], do: [{ jump: 'continue' }] },
      { if: [{ test: 'effect is on' }], do: [{ call: 'switch off' }] },
      { call: 'klp_feature_free' },
    ],
  },
]);

/**
 * Our own proposal (docs/proposal.md): nobody tests who owns a feature. The core keeps the registry, allocates when
 * something may still fail, and in the end looks at who needs what; owner and version only say what it has found.
 */
export const settle = design({
  name: 'settle',
  about: 'the registry, kept by the core, and settled by need whenever a transition or a module is done',
  hasRegistry: true,
  // Nothing is looked up that may not be there, and data lives exactly as long as the feature is registered.
  inapplicable: ['warning', 'use-after-free', 'release-in-use'],
  guards,
  actions,
  isIncompatible,
  enableBegins: register,
  objectComes: register,
  charts: { leave, settled },
  disableBegins: {
    initial: 'leave',
    states: {
      leave: { chart: 'leave', onDone: 'settled' },
      settled: { chart: 'settled', onDone: 'return' },
      return: { type: 'final' },
    },
  },
  objectGoes: leave,
  patchingEnds: settled,
  unpatchingEnds: settled,
  moduleCame: settled,
  moduleWent: settled,
});

/**
 * klp_is_patch_compatible, with what is retired among the states: a replacing livepatch is all that is left, so it has
 * to know each feature that goes with those it replaces; and code of a lower version is never let in on top.
 */
function isIncompatible(sight: Sight): boolean {
  const { features, retires } = livepatch(sight);
  return dropsOrLowers(sight, [...features, ...retires]);
}

function carries({ context }: Sight, { name, carries }: PatchObject): boolean {
  if (!carries || name === VMLINUX) return carries;
  const { state } = entry(context.modules, name);
  return state === 'coming' || state === 'live';
}

/** The enabled livepatches that need the feature, oldest first; midway the one in transition is none. */
function users(sight: Sight): { patch: string; version: number }[] {
  const { context, world } = sight;
  const { feature } = context.operation;
  return [...installed(context)].flatMap(patch => {
    const { features, objects } = entry(world.livepatches, patch);
    const listed = features.find(({ id }) => id === feature);
    const isOnItsWay = isMidway(sight) && patch === context.klp.transitionPatch;
    if (listed === undefined || isOnItsWay || !entry(context.livepatches, patch).enabled) return [];
    return objects.some(object => carries(sight, object)) ? [{ patch, version: listed.version }] : [];
  });
}

/**
 * A disable begins, or a module comes or goes during a transition: whether the patch in transition will be a user in
 * the end is not known yet.
 */
function isMidway({ context: { klp, operation } }: Sight): boolean {
  return klp.transitionPatch !== null && (operation.module !== null || operation.value === false);
}

/** The newest of those with the highest version. */
function user(sight: Sight): { patch: string; version: number } | undefined {
  const all = users(sight);
  const highest = Math.max(...all.map(({ version }) => version));
  return all.findLast(({ version }) => version === highest);
}

function effect({ context }: Sight): number {
  return context.effects[context.operation.feature ?? ''] ?? 0;
}
