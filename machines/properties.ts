import {
  effect,
  HIGHEST,
  highest,
  KNOWN,
  NEEDED,
  ON,
  OWNER_INSTALLED,
  ownerOf,
  patches,
  REGISTERED,
  type Term,
  they,
  version,
  whoNeeds,
} from './terms.ts';
import type { Sight } from './words/word.ts';

/**
 * What must hold. Of the three kinds, `at rest` is judged in each state in which no transition runs, `at once` is
 * said by the callback that breaks it, and `walk` is a question about all histories together.
 */
export const PROPERTIES = {
  'leaked-effect': atRest({
    rule: 'an effect may be on only while an enabled livepatch needs its feature',
    given: [ON],
    must: NEEDED,
    why: (sight, feature) =>
      `the effect of ${feature} is on at version ${effect(sight, feature)}, and no enabled livepatch needs it`,
  }),
  'missing-effect': atRest({
    rule: 'the effect of a feature that an enabled livepatch needs must be on',
    given: [NEEDED],
    must: ON,
    why: (sight, feature) => `${whoNeeds(sight, feature)}, and its effect is off`,
  }),
  'leaked-feature': inRegistry({
    rule: 'the registry may hold a feature only while an enabled livepatch needs it',
    given: [REGISTERED],
    must: NEEDED,
    why: (_, feature) => `the registry holds ${feature}, and no enabled livepatch needs it`,
  }),
  'lost-feature': inRegistry({
    rule: 'the registry must hold each feature that an enabled livepatch needs',
    given: [NEEDED],
    must: REGISTERED,
    why: (sight, feature) => `${whoNeeds(sight, feature)}, and the registry does not hold it`,
  }),
  'stale-owner': inRegistry({
    rule: 'the owner of a feature that is needed must be an object of an installed livepatch',
    given: [REGISTERED, NEEDED],
    must: OWNER_INSTALLED,
    why: (sight, feature) =>
      `${whoNeeds(sight, feature)}, whose owner in the registry, ${ownerOf(sight, feature)}, is no object of an installed livepatch`,
  }),
  'stale-version': inRegistry({
    rule: 'the registry must hold the highest version among the livepatches that need the feature',
    given: [REGISTERED, NEEDED],
    must: HIGHEST,
    why: (sight, feature) =>
      `the registry holds version ${version(sight, feature)} of ${feature}, and ${patches(sight, feature)} ${they(
        sight,
        feature,
        'need',
      )} version ${highest(sight, feature)}`,
  }),
  'unsafe-downgrade': atRest({
    rule: 'no effect may be at a version that none of the livepatches that need it knows',
    given: [ON, NEEDED],
    must: KNOWN,
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

interface AtRest extends Rule {
  readonly kind: 'at rest';
  /** Whether it speaks of the registry; then it does not apply to designs that have none. */
  readonly registry: boolean;
  /** What the rule speaks of. Where it holds for no feature in any state, the rule says nothing. */
  readonly premise: (sight: Sight, feature: string) => boolean;
  readonly isBroken: (sight: Sight, feature: string) => boolean;
}

/** Where all terms of `given` hold for a feature, `must` has to hold for it. */
interface Rule {
  readonly rule: string;
  readonly given: readonly Term[];
  readonly must: Term;
  /** How it is broken, in one sentence without its full stop. */
  readonly why: (sight: Sight, feature: string) => string;
}

function atRest(rule: Rule, registry = false): AtRest {
  const { given, must } = rule;
  const premise = (sight: Sight, feature: string) => given.every(({ holds }) => holds(sight, feature));
  return {
    kind: 'at rest',
    registry,
    ...rule,
    premise,
    isBroken: (sight, feature) => premise(sight, feature) && !must.holds(sight, feature),
  };
}

function inRegistry(rule: Rule): AtRest {
  return atRest(rule, true);
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

/** Where there must be a step that can succeed: while a transition runs, some task may still have to switch. */
export function mustGoOn(sight: Sight): boolean {
  return isAtRest(sight);
}

/** From where some continuation must lead back: at rest, unless a forced livepatch is pinned for ever. */
export function mustLeadBack(sight: Sight): boolean {
  return isAtRest(sight) && !someIsForced(sight);
}

/** The system as it was before the first livepatch; target modules and tasks aside. */
export function isBeforeFirstLivepatch({ context }: Sight): boolean {
  return (
    Object.values(context.livepatches).every(patch => !patch.resident) &&
    Object.values(context.features).every(feature => feature.version === 0) &&
    Object.values(context.effects).every(version => version === 0) &&
    Object.values(context.counts ?? {}).every(numbers =>
      Object.values(numbers).every(number => number === 0),
    ) &&
    Object.values(context.flags ?? {}).every(flag => !flag)
  );
}

function someIsForced({ context }: Sight): boolean {
  return Object.values(context.livepatches).some(patch => patch.forced);
}
