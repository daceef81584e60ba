import type { Context } from '../../../machines/context.ts';
import { brokenIn, PROPERTIES, PROPERTY_NAMES, type PropertyName } from '../../../machines/properties.ts';
import { isAtRest, isJudged, isOfStates, type Property, subjectsOf } from '../../../machines/property.ts';
import { applicable } from '../../livepatch/explore-world.ts';
import type { LivepatchModel } from '../../livepatch/model.ts';
import type { TakenStep } from '../../livepatch/virtual-time.ts';
import { hasChoice } from './choices.ts';
import { momentAt } from './line.ts';
import { isWithinScope } from './scope.ts';
import type { Session } from './session.ts';
import type { BreachView, PropertyView, TermView, Truth } from './view.ts';

/** What holds where along the line. */
export function propertiesOf(session: Session): PropertyView[] {
  return applicable(PROPERTY_NAMES, session.design, session.scenario.world).map(name => {
    const { kind, rule } = PROPERTIES[name];
    const along = alongOf(session, name);
    return {
      name,
      kind,
      rule,
      along: along.map(({ truth }) => truth),
      broken: firstBroken(along),
      terms: termsOf(session, name),
    };
  });
}

interface Judged {
  readonly truth: Truth;
  /** How it is broken. */
  readonly why: string;
}

const HOLDS: Judged = { truth: 'holds', why: '' };
const OPEN: Judged = { truth: 'open', why: '' };

function firstBroken(along: readonly Judged[]): PropertyView['broken'] {
  const place = along.findIndex(({ truth }) => truth === 'broken');
  return place === -1 ? null : { place, why: along[place]?.why ?? '' };
}

function alongOf(session: Session, name: PropertyName): Judged[] {
  const { line, time } = session;
  const places = Array.from({ length: line.taken.length + 1 }, (_, place) => place);
  const onTheWay = (place: number) => {
    const { meanwhile = [], outcomes = [] } = line.taken[place - 1] ?? {};
    return broken(
      [...meanwhile, ...outcomes].flatMap(({ violations }) => violations),
      name,
    );
  };
  const at = (place: number) => momentAt(line, place, time.initial).state.context;
  switch (PROPERTIES[name].kind) {
    case 'at rest':
    case 'at any time':
      return places.map(place => onTheWay(place) ?? inState(session, at(place), name));
    case 'at once':
      return places.map(place => onTheWay(place) ?? HOLDS);
    case 'walk':
      return places.map(place => (name === 'deadlock' ? deadlock(session, place) : OPEN));
  }
}

function broken(violations: readonly BreachView[], name: PropertyName): Judged | null {
  const found = violations.find(({ property }) => property === name);
  return found === undefined ? null : { truth: 'broken', why: found.why };
}

function inState({ model }: Session, context: Context, name: PropertyName): Judged {
  const property: Property = PROPERTIES[name];
  const sight = { context, world: model.world };
  if (!isOfStates(property) || !isJudged(property, sight)) return OPEN;
  return broken(brokenAt(context, model), name) ?? HOLDS;
}

const known = new WeakMap<Context, { readonly model: LivepatchModel; readonly breaches: BreachView[] }>();

/** All that is broken in a state, judged once. */
function brokenAt(context: Context, model: LivepatchModel): BreachView[] {
  const found = known.get(context);
  if (found?.model === model) return found.breaches;
  const breaches = brokenIn({ context, world: model.world }, model.design.hasRegistry);
  known.set(context, { model, breaches });
  return breaches;
}

/** Where a step follows there was one; else it is asked for where the session stands alone. */
function deadlock(session: Session, place: number): Judged {
  if (session.line.taken[place]?.result === 'ok') return HOLDS;
  if (place !== session.place) return OPEN;
  const { world } = session.model;
  const { context } = momentAt(session.line, place, session.time.initial).state;
  if (!isAtRest({ context, world })) return HOLDS;
  const isOffered = (taken: TakenStep) => isWithinScope(session, taken);
  return hasChoice(session, isOffered) ? HOLDS : { truth: 'broken', why: PROPERTIES.deadlock.why };
}

function termsOf(session: Session, name: PropertyName): TermView[] {
  const property: Property = PROPERTIES[name];
  if (!isOfStates(property)) return [];
  const { context } = momentAt(session.line, session.place, session.time.initial).state;
  const sight = { context, world: session.model.world };
  return subjectsOf(property, sight.world).flatMap(subject =>
    [...property.given, property.must].map(term => ({
      subject,
      says: term.told(sight, subject),
      holds: term.holds(sight, subject),
    })),
  );
}

/** What a step breaks: at once, or what a state breaks that was not broken so before. */
export function breachesOf(
  { model }: Pick<Session, 'model'>,
  { before, meanwhile, outcomes }: TakenStep,
): BreachView[] {
  const old = brokenAt(before.state.context, model);
  const isOld = ({ property, why }: BreachView) =>
    old.some(other => other.property === property && other.why === why);
  const seen = new Set<string>();
  return [...meanwhile, ...outcomes]
    .flatMap(({ violations }) => violations)
    .filter(breach => {
      const key = `${breach.property} ${breach.why}`;
      const isNew = !isOld(breach) && !seen.has(key);
      seen.add(key);
      return isNew;
    });
}
