import { entry } from './context.ts';
import { isLoaded } from './words/object.ts';
import { ownerText } from './words/owner.ts';
import { isInstalled } from './words/patch.ts';
import type { Sight } from './words/word.ts';

/** What the rules of properties are made of: something that is so, or is not, for a feature, or for a task. */
export interface Term {
  readonly holds: (sight: Sight, subject: string) => boolean;
  /** What is so, whether the term holds or not: a clause. */
  readonly told: (sight: Sight, subject: string) => string;
}

export const NEEDED: Term = {
  holds: (sight, feature) => needs(sight, feature).length > 0,
  told: (sight, feature) =>
    needs(sight, feature).length > 0
      ? whoNeeds(needs(sight, feature), feature)
      : [`no enabled livepatch needs ${feature}`, ...whyNot(sight, feature)].join('; '),
};

/** Somebody needs it whose own transition does not run: neither preparing nor undoing is an excuse. */
export const NEEDED_BY_SETTLED: Term = {
  holds: (sight, feature) => settled(sight, feature).length > 0,
  told: (sight, feature) =>
    settled(sight, feature).length > 0
      ? `${whoNeeds(settled(sight, feature), feature)}${whoIsInTransition(sight)}`
      : [`no enabled livepatch but one in transition needs ${feature}`, ...whyNot(sight, feature)].join('; '),
};

export const ON: Term = {
  holds: (sight, feature) => effect(sight, feature) !== 0,
  told: (sight, feature) =>
    effect(sight, feature) === 0
      ? `the effect of ${feature} is off`
      : `the effect of ${feature} is on at version ${effect(sight, feature)}`,
};

export const REGISTERED: Term = {
  holds: (sight, feature) => version(sight, feature) !== 0,
  told: (sight, feature) =>
    version(sight, feature) === 0
      ? `the registry does not hold ${feature}`
      : `the registry holds version ${version(sight, feature)} of ${feature}`,
};

export const OWNER_INSTALLED: Term = {
  holds: ({ context }, feature) => isInstalled(context, entry(context.features, feature).owner.patch),
  told: (sight, feature) => {
    if (version(sight, feature) === 0) return `${feature} has no owner`;
    const is = OWNER_INSTALLED.holds(sight, feature) ? 'an' : 'no';
    return `its owner, ${ownerOf(sight, feature)}, is ${is} object of an installed livepatch`;
  },
};

export const HIGHEST: Term = {
  holds: (sight, feature) => version(sight, feature) === highest(sight, feature),
  told: (sight, feature) =>
    needs(sight, feature).length === 0
      ? `no version of ${feature} is needed`
      : `the highest version that is needed is ${highest(sight, feature)}`,
};

export const KNOWN: Term = {
  holds: (sight, feature) => effect(sight, feature) <= highest(sight, feature),
  told: (sight, feature) =>
    needs(sight, feature).length === 0
      ? `nobody who needs ${feature} knows a version of it`
      : `the highest version that ${patches(sight, feature)} ${they(sight, feature, 'know')} is ${highest(sight, feature)}`,
};

/** A livepatch that needs a feature, and the version of it that it knows. */
interface Need {
  readonly patch: string;
  readonly version: number;
}

/**
 * The enabled livepatches that need the feature, and at which version: they list it, and one of their objects
 * that carry features is loaded.
 */
export function needs({ context, world }: Sight, feature: string): Need[] {
  return Object.entries(world.livepatches).flatMap(([patch, { features, objects }]) => {
    const listed = features.find(({ id }) => id === feature);
    if (listed === undefined || !entry(context.livepatches, patch).enabled) return [];
    const isCarried = objects.some(object => object.carries && isLoaded(context, object.name));
    return isCarried ? [{ patch, version: listed.version }] : [];
  });
}

/** Those of them that are not in transition. */
export function settled(sight: Sight, feature: string): Need[] {
  return needs(sight, feature).filter(({ patch }) => patch !== sight.context.klp.transitionPatch);
}

export function highest(sight: Sight, feature: string): number {
  return Math.max(...needs(sight, feature).map(({ version }) => version));
}

export function patches(sight: Sight, feature: string): string {
  return needs(sight, feature)
    .map(({ patch }) => patch)
    .join(' and ');
}

/** The verb that goes with `patches`. */
export function they(sight: Sight, feature: string, verb: string): string {
  return needs(sight, feature).length === 1 ? `${verb}s` : verb;
}

export function effect({ context }: Sight, feature: string): number {
  return context.effects[feature] ?? 0;
}

export function ownerOf({ context }: Sight, feature: string): string {
  return ownerText(entry(context.features, feature).owner) ?? '';
}

export function version({ context }: Sight, feature: string): number {
  return entry(context.features, feature).version;
}

/** `A1 and B2 need L1TF`. */
export function whoNeeds(needs: readonly Need[], feature: string): string {
  return `${needs.map(({ patch }) => patch).join(' and ')} ${needs.length === 1 ? 'needs' : 'need'} ${feature}`;
}

/** `, while B2 is in transition`, or nothing. */
export function whoIsInTransition({ context: { klp } }: Sight): string {
  return klp.transitionPatch === null ? '' : `, while ${klp.transitionPatch} is in transition`;
}

/** Of each loaded livepatch that lists the feature, what keeps it from needing it. */
function whyNot({ context, world }: Sight, feature: string): string[] {
  return Object.entries(world.livepatches).flatMap(([patch, { features, objects }]) => {
    const { resident, enabled } = entry(context.livepatches, patch);
    if (!resident || !features.some(({ id }) => id === feature)) return [];
    if (!enabled) return [`${patch} is not enabled`];
    const carriers = objects.filter(({ carries }) => carries).map(({ name }) => name);
    return [
      carriers.length === 0
        ? `no object of ${patch} carries it`
        : `${carriers.join(' and ')} of ${patch} is not loaded`,
    ];
  });
}
