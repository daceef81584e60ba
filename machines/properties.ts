import { entry } from './context.ts';
import { isLoaded } from './words/object.ts';
import { isInstalled, ownerText } from './words/patch.ts';
import type { Sight } from './words/word.ts';

/**
 * What must hold. Of the three kinds, `at rest` is judged in each state in which no transition runs, `at once` is
 * said by the callback that breaks it, and `walk` is a question about all histories together.
 */
export const PROPERTIES = {
  'leaked-effect': atRest({
    rule: 'an effect may be on only while an enabled livepatch needs its feature',
    premise: isOn,
    isBroken: (sight, feature) => isOn(sight, feature) && !isNeeded(sight, feature),
    why: (sight, feature) =>
      `the effect of ${feature} is on at version ${effect(sight, feature)}, and no enabled livepatch needs it`,
  }),
  'missing-effect': atRest({
    rule: 'the effect of a feature that an enabled livepatch needs must be on',
    premise: isNeeded,
    isBroken: (sight, feature) => !isOn(sight, feature) && isNeeded(sight, feature),
    why: (sight, feature) =>
      `${patches(sight, feature)} ${they(sight, feature, 'need')} ${feature}, and its effect is off`,
  }),
  'leaked-feature': inRegistry({
    rule: 'the registry may hold a feature only while an enabled livepatch needs it',
    premise: isRegistered,
    isBroken: (sight, feature) => isRegistered(sight, feature) && !isNeeded(sight, feature),
    why: (_, feature) => `the registry holds ${feature}, and no enabled livepatch needs it`,
  }),
  'lost-feature': inRegistry({
    rule: 'the registry must hold each feature that an enabled livepatch needs',
    premise: isNeeded,
    isBroken: (sight, feature) => !isRegistered(sight, feature) && isNeeded(sight, feature),
    why: (sight, feature) =>
      `${patches(sight, feature)} ${they(sight, feature, 'need')} ${feature}, and the registry does not hold it`,
  }),
  'stale-owner': inRegistry({
    rule: 'the owner of a feature that is needed must be an object of an installed livepatch',
    premise: (sight, feature) => isRegistered(sight, feature) && isNeeded(sight, feature),
    isBroken: (sight, feature) =>
      isRegistered(sight, feature) && isNeeded(sight, feature) && !ownerIsInstalled(sight, feature),
    why: (sight, feature) =>
      `${patches(sight, feature)} ${they(sight, feature, 'need')} ${feature}, whose owner in the registry, ${ownerOf(
        sight,
        feature,
      )}, is no object of an installed livepatch`,
  }),
  'stale-version': inRegistry({
    rule: 'the registry must hold the highest version among the livepatches that need the feature',
    premise: (sight, feature) => isRegistered(sight, feature) && isNeeded(sight, feature),
    isBroken: (sight, feature) =>
      isRegistered(sight, feature) &&
      isNeeded(sight, feature) &&
      entry(sight.context.features, feature).version !== highest(sight, feature),
    why: (sight, feature) =>
      `the registry holds version ${entry(sight.context.features, feature).version} of ${feature}, and ${patches(
        sight,
        feature,
      )} ${they(sight, feature, 'need')} version ${highest(sight, feature)}`,
  }),
  'unsafe-downgrade': atRest({
    rule: 'no effect may be at a version that none of the livepatches that need it knows',
    premise: (sight, feature) => isOn(sight, feature) && isNeeded(sight, feature),
    isBroken: (sight, feature) =>
      isNeeded(sight, feature) && effect(sight, feature) > highest(sight, feature),
    why: (sight, feature) =>
      `the effect of ${feature} is at version ${effect(sight, feature)}, and ${patches(
        sight,
        feature,
      )}, which ${they(sight, feature, 'need')} it, ${they(sight, feature, 'know')} version ${highest(sight, feature)}`,
  }),
  'double-enable': atOnce('an effect that is on must not be switched on'),
  'double-disable': atOnce('an effect that is off must not be switched off'),
  residue: atOnce('code must not switch off what a later version of it has switched on'),
  warning: atOnce('no callback may meet what "should never happen"'),
  'use-after-free': atOnce('data that was freed must not be read or freed'),
  'release-in-use': atOnce('data of an enabled livepatch must not be freed'),
  deadlock: overWalk('there must always be a step that can succeed', 'no step can succeed any more'),
  'no-way-back': overWalk(
    'some continuation must lead back to the system before the first livepatch',
    'no continuation leads back to the system before the first livepatch',
  ),
} satisfies Record<string, Property>;

export type PropertyName = keyof typeof PROPERTIES;

/** The names, in the order in which they are reported. */
export const PROPERTY_NAMES = Object.keys(PROPERTIES) as readonly PropertyName[];

export type Property =
  | AtRest
  | { readonly kind: 'at once'; readonly rule: string }
  | { readonly kind: 'walk'; readonly rule: string; readonly why: string };

interface AtRest {
  readonly kind: 'at rest';
  readonly rule: string;
  /** Whether it speaks of the registry; then it does not apply to designs that have none. */
  readonly registry: boolean;
  /** What the rule speaks of. Where it holds for no feature in any state, the rule says nothing. */
  readonly premise: (sight: Sight, feature: string) => boolean;
  readonly isBroken: (sight: Sight, feature: string) => boolean;
  /** How it is broken, in one sentence without its full stop. */
  readonly why: (sight: Sight, feature: string) => string;
}

function atRest(property: Omit<AtRest, 'kind' | 'registry'>): AtRest {
  return { kind: 'at rest', registry: false, ...property };
}

function inRegistry(property: Omit<AtRest, 'kind' | 'registry'>): AtRest {
  return { kind: 'at rest', registry: true, ...property };
}

function atOnce(rule: string) {
  return { kind: 'at once', rule } as const;
}

function overWalk(rule: string, why: string) {
  return { kind: 'walk', rule, why } as const;
}

/** A property that is broken, and how. */
export interface Breach {
  readonly property: PropertyName;
  readonly why: string;
}

/** The properties that are judged at rest and that this state breaks; none while a transition runs. */
export function brokenAtRest(sight: Sight, hasRegistry: boolean): Breach[] {
  if (!isAtRest(sight)) return [];
  return PROPERTY_NAMES.flatMap(name => {
    const property = PROPERTIES[name];
    if (property.kind !== 'at rest' || (property.registry && !hasRegistry)) return [];
    return sight.world.features
      .filter(feature => property.isBroken(sight, feature))
      .map(feature => ({ property: name, why: property.why(sight, feature) }));
  });
}

/** No transition is running. */
export function isAtRest({ context }: Sight): boolean {
  return context.klp.transitionPatch === null;
}

/** The system as it was before the first livepatch; target modules and tasks aside. */
export function isBeforeFirstLivepatch({ context }: Sight): boolean {
  return (
    Object.values(context.livepatches).every(patch => !patch.resident) &&
    Object.values(context.features).every(feature => feature.version === 0) &&
    Object.values(context.effects).every(version => version === 0) &&
    Object.values(context.counts ?? {}).every(numbers => Object.values(numbers).every(number => number === 0))
  );
}

export function someIsForced({ context }: Sight): boolean {
  return Object.values(context.livepatches).some(patch => patch.forced);
}

/**
 * The enabled livepatches that need the feature, and at which version: they list it, and one of their objects
 * that carry features is loaded.
 */
export function needs({ context, world }: Sight, feature: string): { patch: string; version: number }[] {
  return Object.entries(world.livepatches).flatMap(([patch, { features, objects }]) => {
    const listed = features.find(({ id }) => id === feature);
    if (listed === undefined || !entry(context.livepatches, patch).enabled) return [];
    const isCarried = objects.some(object => object.carries && isLoaded(context, object.name));
    return isCarried ? [{ patch, version: listed.version }] : [];
  });
}

function highest(sight: Sight, feature: string): number {
  return Math.max(...needs(sight, feature).map(({ version }) => version));
}

function patches(sight: Sight, feature: string): string {
  return needs(sight, feature)
    .map(({ patch }) => patch)
    .join(' and ');
}

/** The verb that goes with `patches`. */
function they(sight: Sight, feature: string, verb: string): string {
  return needs(sight, feature).length === 1 ? `${verb}s` : verb;
}

function effect({ context }: Sight, feature: string): number {
  return context.effects[feature] ?? 0;
}

function isOn(sight: Sight, feature: string): boolean {
  return effect(sight, feature) !== 0;
}

function isNeeded(sight: Sight, feature: string): boolean {
  return needs(sight, feature).length > 0;
}

function isRegistered({ context }: Sight, feature: string): boolean {
  return entry(context.features, feature).version !== 0;
}

function ownerOf({ context }: Sight, feature: string): string {
  return ownerText(entry(context.features, feature).owner ?? '');
}

function ownerIsInstalled({ context }: Sight, feature: string): boolean {
  const { owner } = entry(context.features, feature);
  return isInstalled(context, owner?.split('/')[0] ?? null);
}
