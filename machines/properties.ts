import { CODE_THERE, IN_MODULE, moduleOf, whereIs } from './code-in-use.ts';
import {
  AS_SET,
  AS_WANTED,
  CHANGED_BY_NOBODY,
  RELIED_ON,
  SHADOW_EXISTS,
  SHADOW_NEEDED,
} from './own-terms.ts';
import {
  A_FEATURE_IS_HANDLED,
  A_FUNCTION_IS_CHANGED,
  A_LIVEPATCH_IS_LOADED,
  AN_ADMINISTRATOR_OVERRULES,
  AN_EFFECT_IS_AHEAD,
  AN_EFFECT_IS_ON,
  DATA_IS_HELD,
} from './premise.ts';
import {
  atAnyTime,
  atOnce,
  atRest,
  atRestOf,
  inRegistry,
  isAtRest,
  isJudged,
  isOfStates,
  overWalk,
  type Property,
  subjectsOf,
} from './property.ts';
import {
  effect,
  HIGHEST,
  highest,
  KNOWN,
  NEEDED,
  NEEDED_BY_SETTLED,
  needs,
  ON,
  OWNER_INSTALLED,
  ownerOf,
  patches,
  REGISTERED,
  settled,
  they,
  version,
  whoIsInTransition,
  whoNeeds,
} from './terms.ts';
import type { Sight } from './words/word.ts';
import type { World } from './world.ts';

const NOTHING_NEEDED = 'no feature is ever needed';
const NOTHING_REGISTERED = 'no feature is ever registered';

/** What must hold, and when there is something to hold it against. */
export const PROPERTIES = {
  'leaked-effect': atRest({
    rule: 'an effect may be on only while an enabled livepatch needs its feature',
    without: 'no effect is ever on at rest',
    given: [ON],
    must: NEEDED,
    why: (sight, feature) =>
      `the effect of ${feature} is on at version ${effect(sight, feature)}, and no enabled livepatch needs it`,
  }),
  'missing-effect': atRest({
    rule: 'the effect of a feature that an enabled livepatch needs must be on',
    without: NOTHING_NEEDED,
    given: [NEEDED],
    must: ON,
    why: (sight, feature) => `${whoNeeds(needs(sight, feature), feature)}, and its effect is off`,
  }),
  unprotected: atAnyTime({
    rule: 'no enabled livepatch but the one in transition may be without its effect',
    about: 'features',
    without: NOTHING_NEEDED,
    given: [NEEDED_BY_SETTLED],
    must: ON,
    why: (sight, feature) =>
      `${whoNeeds(settled(sight, feature), feature)}, and its effect is off${whoIsInTransition(sight)}`,
  }),
  'leaked-feature': inRegistry({
    rule: 'the registry may hold a feature only while an enabled livepatch needs it',
    without: NOTHING_REGISTERED,
    given: [REGISTERED],
    must: NEEDED,
    why: (_, feature) => `the registry holds ${feature}, and no enabled livepatch needs it`,
  }),
  'lost-feature': inRegistry({
    rule: 'the registry must hold each feature that an enabled livepatch needs',
    without: NOTHING_NEEDED,
    given: [NEEDED],
    must: REGISTERED,
    why: (sight, feature) => `${whoNeeds(needs(sight, feature), feature)}, and the registry does not hold it`,
  }),
  'stale-owner': inRegistry({
    rule: 'the owner of a feature that is needed must be an object of an installed livepatch',
    without: NOTHING_REGISTERED,
    given: [REGISTERED, NEEDED],
    must: OWNER_INSTALLED,
    why: (sight, feature) =>
      `${whoNeeds(needs(sight, feature), feature)}, whose owner in the registry, ${ownerOf(sight, feature)}, is no object of an installed livepatch`,
  }),
  'stale-version': inRegistry({
    rule: 'the registry must hold the highest version among the livepatches that need the feature',
    without: NOTHING_REGISTERED,
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
    without: 'no needed effect is ever on',
    given: [ON, NEEDED],
    must: KNOWN,
    why: (sight, feature) =>
      `the effect of ${feature} is at version ${effect(sight, feature)}, and ${patches(
        sight,
        feature,
      )}, which ${they(sight, feature, 'need')} it, ${they(sight, feature, 'know')} version ${highest(sight, feature)}`,
  }),
  'double-enable': atOnce({
    rule: 'an effect that is on must not be switched on',
    premise: AN_EFFECT_IS_ON,
  }),
  'double-disable': atOnce({
    rule: 'an effect that is off must not be switched off',
    premise: A_FEATURE_IS_HANDLED,
  }),
  residue: atOnce({
    rule: 'code must not switch off what a later version of it has switched on',
    premise: AN_EFFECT_IS_AHEAD,
  }),
  warning: atOnce({
    rule: 'no callback may meet what "should never happen"',
    premise: A_FEATURE_IS_HANDLED,
  }),
  'use-after-free': atOnce({
    rule: 'data that was freed must not be read or freed',
    premise: DATA_IS_HELD,
  }),
  'release-in-use': atOnce({
    rule: 'data of an enabled livepatch must not be freed',
    premise: DATA_IS_HELD,
  }),
  'unrestored-value': atRestOf('settings', {
    rule: 'a value must be what it would be without livepatches when no enabled livepatch has to do with it',
    without: 'no value is ever out of use',
    given: [CHANGED_BY_NOBODY],
    must: AS_WANTED,
    why: (sight, setting) =>
      `${CHANGED_BY_NOBODY.told(sight, setting)}, and ${AS_WANTED.told(sight, setting)}`,
  }),
  'undone-value': atRestOf('settings', {
    rule: 'a value must be what the newest enabled livepatch that has set it made of it, unless an administrator has set it since',
    without: 'no value is ever set at rest',
    given: [RELIED_ON],
    must: AS_SET,
    why: (sight, setting) => `${RELIED_ON.told(sight, setting)}, and ${AS_SET.told(sight, setting)}`,
  }),
  'overwritten-value': atOnce({
    rule: 'no livepatch may overwrite what an administrator has set meanwhile',
    premise: AN_ADMINISTRATOR_OVERRULES,
  }),
  'leaked-shadow': atRestOf('shadows', {
    rule: 'a shadow variable may exist only while an enabled livepatch has to do with it',
    without: 'no shadow variable ever exists',
    given: [SHADOW_EXISTS],
    must: SHADOW_NEEDED,
    why: (sight, id) => `${SHADOW_EXISTS.told(sight, id)}, and ${SHADOW_NEEDED.told(sight, id)}`,
  }),
  'code-in-use': atAnyTime({
    rule: 'no task may sit in a function of a livepatch, or of a target module, whose module is gone',
    about: 'tasks',
    without: 'no task ever sits in a module',
    given: [IN_MODULE],
    must: CODE_THERE,
    why: (sight, task) => `${whereIs(sight, task, moduleOf(sight, task) ?? '')}, whose module is gone`,
  }),
  'unswitched-change': atOnce({
    rule: 'which version of a function a task runs next may change only when that task is switched',
    premise: A_FUNCTION_IS_CHANGED,
  }),
  deadlock: overWalk({
    rule: 'there must always be a step that can succeed',
    why: 'no step can succeed any more',
    premise: A_LIVEPATCH_IS_LOADED,
  }),
  'no-way-back': overWalk({
    rule: 'some continuation must lead back to the system before the first livepatch',
    why: 'no continuation leads back to the system before the first livepatch',
    premise: A_LIVEPATCH_IS_LOADED,
  }),
} satisfies Record<string, Property>;

export type PropertyName = keyof typeof PROPERTIES;

/** The names, in the order in which they are reported. */
export const PROPERTY_NAMES = Object.keys(PROPERTIES) as readonly PropertyName[];

/** Those that speak of what only callbacks of a livepatch's own have; they are told where a world has it. */
export function concerns(name: PropertyName, { settings, shadows }: World): boolean {
  switch (name) {
    case 'unrestored-value':
    case 'undone-value':
    case 'overwritten-value':
      return settings !== undefined;
    case 'leaked-shadow':
      return shadows !== undefined;
    default:
      return true;
  }
}

/** A property that is broken, and how. */
export interface Breach {
  readonly property: PropertyName;
  readonly why: string;
}

/** The properties that are judged by states and that this state breaks; while a transition runs, those of any time. */
export function brokenIn(sight: Sight, hasRegistry: boolean): Breach[] {
  return PROPERTY_NAMES.flatMap(name => {
    const property: Property = PROPERTIES[name];
    if (!isOfStates(property) || (property.registry && !hasRegistry)) return [];
    if (!isJudged(property, sight)) return [];
    return subjectsOf(property, sight.world)
      .filter(subject => property.isBroken(sight, subject))
      .map(subject => ({ property: name, why: property.why(sight, subject) }));
  });
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
    Object.values(context.flags ?? {}).every(flag => !flag) &&
    Object.values(context.shadows ?? {}).every(exists => !exists) &&
    Object.values(context.settings ?? {}).every(({ value, wanted }) => value === wanted)
  );
}

function someIsForced({ context }: Sight): boolean {
  return Object.values(context.livepatches).some(patch => patch.forced);
}
