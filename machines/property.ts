import type { Premise } from './premise.ts';
import type { Term } from './terms.ts';
import type { Sight } from './words/word.ts';
import type { World } from './world.ts';

/**
 * What must hold. Of the four kinds, `at rest` is judged in each state in which no transition runs, `at any time` in
 * each state, `at once` is said by the operation that breaks it, and `walk` is a question about all histories together.
 */
export type Property = OfStates | AtOnce | OverWalk;

/** What every property says of itself, whatever its kind. */
interface Stated {
  readonly rule: string;
  /** Where it holds in no state of a world, the property is *vacuous* there: it cannot fail, and says nothing. */
  readonly premise: Premise;
}

export interface OfStates extends Stated, Rule {
  readonly kind: 'at rest' | 'at any time';
  /** Whether it speaks of the registry; then it does not apply to designs that have none. */
  readonly registry: boolean;
  readonly isBroken: (sight: Sight, subject: string) => boolean;
}

interface AtOnce extends Stated {
  readonly kind: 'at once';
}

interface OverWalk extends Stated {
  readonly kind: 'walk';
  readonly why: string;
}

/** Where all terms of `given` hold for a subject, `must` has to hold for it. */
interface Rule {
  readonly rule: string;
  /** That `given` holds for no subject: a clause. */
  readonly without: string;
  readonly about: 'features' | 'tasks' | 'settings' | 'shadows';
  readonly given: readonly Term[];
  readonly must: Term;
  /** How it is broken, in one sentence without its full stop. */
  readonly why: (sight: Sight, subject: string) => string;
}

/** A rule of the features, where no transition runs. */
export function atRest(rule: Omit<Rule, 'about'>): OfStates {
  return ofStates('at rest', { about: 'features', ...rule }, false);
}

/** The same, of those that the design registers. */
export function inRegistry(rule: Omit<Rule, 'about'>): OfStates {
  return ofStates('at rest', { about: 'features', ...rule }, true);
}

/** A rule of something else than the features, where no transition runs. */
export function atRestOf(about: Rule['about'], rule: Omit<Rule, 'about'>): OfStates {
  return ofStates('at rest', { about, ...rule }, false);
}

export function atAnyTime(rule: Rule): OfStates {
  return ofStates('at any time', rule, false);
}

function ofStates(kind: OfStates['kind'], rule: Rule, registry: boolean): OfStates {
  const { given, must } = rule;
  const speaksOf = (sight: Sight, subject: string) => given.every(({ holds }) => holds(sight, subject));
  return {
    kind,
    registry,
    ...rule,
    premise: {
      holds: sight =>
        isJudged({ kind }, sight) && subjectsOf(rule, sight.world).some(subject => speaksOf(sight, subject)),
      without: rule.without,
    },
    isBroken: (sight, subject) => speaksOf(sight, subject) && !must.holds(sight, subject),
  };
}

export function atOnce(stated: Stated) {
  return { kind: 'at once', ...stated } as const;
}

export function overWalk(stated: Stated & { readonly why: string }) {
  return { kind: 'walk', ...stated } as const;
}

export function isOfStates(property: Property): property is OfStates {
  return property.kind === 'at rest' || property.kind === 'at any time';
}

/** What it speaks of, each by its name. */
export function subjectsOf({ about }: Pick<Rule, 'about'>, world: World): readonly string[] {
  switch (about) {
    case 'features':
      return world.features;
    case 'tasks':
      return Object.keys(world.tasks);
    case 'settings':
      return Object.keys(world.settings ?? {});
    case 'shadows':
      return world.shadows ?? [];
  }
}

/** Whether a property of states is judged in this one. */
export function isJudged({ kind }: Pick<OfStates, 'kind'>, sight: Sight): boolean {
  return kind === 'at any time' || isAtRest(sight);
}

/** Some subject breaks it, in a state in which it is judged. */
export function isBrokenIn(property: OfStates, sight: Sight): boolean {
  return (
    isJudged(property, sight) &&
    subjectsOf(property, sight.world).some(subject => property.isBroken(sight, subject))
  );
}

/** No transition is running. */
export function isAtRest({ context }: Sight): boolean {
  return context.klp.transitionPatch === null;
}
