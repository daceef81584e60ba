import type { Sight } from './chart.ts';
import { entry } from './context.ts';
import { isLoaded } from './words/object.ts';
import { isInstalled } from './words/patch.ts';

/**
 * What must hold. Of the three kinds, `at rest` is judged in each state in which no transition runs, `at once` is
 * said by the callback that breaks it, and `walk` is a question about all histories together.
 */
export const PROPERTIES = {
  'leaked-effect': atRest(
    'an effect may be on only while an enabled livepatch needs its feature',
    (sight, feature) => effect(sight, feature) !== 0 && needed(sight, feature).length === 0,
  ),
  'missing-effect': atRest(
    'the effect of a feature that an enabled livepatch needs must be on',
    (sight, feature) => effect(sight, feature) === 0 && needed(sight, feature).length > 0,
  ),
  'leaked-feature': inRegistry(
    'the registry may hold a feature only while an enabled livepatch needs it',
    (sight, feature) => isRegistered(sight, feature) && needed(sight, feature).length === 0,
  ),
  'lost-feature': inRegistry(
    'the registry must hold each feature that an enabled livepatch needs',
    (sight, feature) => !isRegistered(sight, feature) && needed(sight, feature).length > 0,
  ),
  'stale-owner': inRegistry(
    'the owner of a feature that is needed must be an object of an installed livepatch',
    (sight, feature) =>
      isRegistered(sight, feature) && needed(sight, feature).length > 0 && !ownerIsInstalled(sight, feature),
  ),
  'stale-version': inRegistry(
    'the registry must hold the highest version among the livepatches that need the feature',
    (sight, feature) =>
      isRegistered(sight, feature) &&
      needed(sight, feature).length > 0 &&
      entry(sight.context.features, feature).version !== Math.max(...needed(sight, feature)),
  ),
  'unsafe-downgrade': atRest(
    'no effect may be at a version that none of the livepatches that need it knows',
    (sight, feature) =>
      needed(sight, feature).length > 0 && effect(sight, feature) > Math.max(...needed(sight, feature)),
  ),
  'double-enable': atOnce('an effect that is on must not be switched on'),
  'double-disable': atOnce('an effect that is off must not be switched off'),
  residue: atOnce('code must not switch off what a later version of it has switched on'),
  warning: atOnce('no callback may meet what "should never happen"'),
  'use-after-free': atOnce('data that was freed must not be read or freed'),
  'release-in-use': atOnce('data of an enabled livepatch must not be freed'),
  deadlock: overWalk('there must always be a step that can succeed'),
  'no-way-back': overWalk('some continuation must lead back to the system before the first livepatch'),
} as const satisfies Record<string, Property>;

export type PropertyName = keyof typeof PROPERTIES;

/** The names, in the order in which they are reported. */
export const PROPERTY_NAMES = Object.keys(PROPERTIES) as readonly PropertyName[];

export type Property =
  | { readonly kind: 'at rest'; readonly rule: string; readonly registry: boolean; readonly isBroken: Judge }
  | { readonly kind: 'at once' | 'walk'; readonly rule: string };

/** Whether the property is broken for this feature. */
type Judge = (sight: Sight, feature: string) => boolean;

function atRest(rule: string, isBroken: Judge) {
  return { kind: 'at rest', rule, registry: false, isBroken } as const;
}

/** A property of the registry: it does not apply to designs that have none. */
function inRegistry(rule: string, isBroken: Judge) {
  return { kind: 'at rest', rule, registry: true, isBroken } as const;
}

function atOnce(rule: string) {
  return { kind: 'at once', rule } as const;
}

function overWalk(rule: string) {
  return { kind: 'walk', rule } as const;
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
    Object.values(context.effects).every(version => version === 0)
  );
}

export function someIsForced({ context }: Sight): boolean {
  return Object.values(context.livepatches).some(patch => patch.forced);
}

/**
 * The versions at which enabled livepatches need the feature: they list it, and one of their objects that carry
 * features is loaded.
 */
export function needed({ context, world }: Sight, feature: string): number[] {
  const versions: number[] = [];
  for (const [name, { features, objects }] of Object.entries(world.livepatches)) {
    const listed = features.find(({ id }) => id === feature);
    if (listed === undefined || !entry(context.livepatches, name).enabled) continue;
    if (objects.some(object => object.carries && isLoaded(context, object.name)))
      versions.push(listed.version);
  }
  return versions;
}

function effect({ context }: Sight, feature: string): number {
  return context.effects[feature] ?? 0;
}

function isRegistered({ context }: Sight, feature: string): boolean {
  return entry(context.features, feature).version !== 0;
}

function ownerIsInstalled({ context }: Sight, feature: string): boolean {
  const { owner } = entry(context.features, feature);
  return isInstalled(context, owner?.split('/')[0] ?? null);
}
