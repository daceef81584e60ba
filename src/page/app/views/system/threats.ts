import type { PropertyName } from '../../../../../machines/properties.ts';
import type { PlaceView, View } from '../../../../uses/step/view.ts';

/** A property that is broken for a feature, or would be by one step more. */
export interface Threat {
  readonly property: PropertyName;
  readonly why: string;
  /** The step that would break it; `null`: it is broken. */
  readonly by: string | null;
}

/** What is broken here, as far as it is judged by states, for this feature. */
export function brokenFor(
  { properties, place }: Pick<PlaceView, 'properties' | 'place'>,
  feature: string,
): Threat[] {
  return properties.flatMap(({ name, along, terms }) => {
    const own = terms.filter(({ subject }) => subject === feature);
    const must = own.at(-1);
    const isBroken = must !== undefined && !must.holds && own.slice(0, -1).every(({ holds }) => holds);
    if (along[place] !== 'broken' || !isBroken) return [];
    return [{ property: name, why: own.map(({ says }) => says).join(', and '), by: null }];
  });
}

/** What one step would break: each property once, by the first step that does. */
export function aboutToBreak({ choices }: Pick<View, 'choices'>): Threat[] {
  const found = new Map<string, Threat>();
  for (const { line, violations } of choices) {
    for (const { property, why } of violations) {
      const key = `${property} ${why}`;
      if (!found.has(key)) found.set(key, { property, why, by: line });
    }
  }
  return [...found.values()];
}

/** Each property and step once, by whatever it is broken. */
export function eachOnce(threats: readonly Threat[]): Threat[] {
  return threats.filter(
    ({ property, by }, place) =>
      threats.findIndex(other => other.property === property && other.by === by) === place,
  );
}

/** Those that speak of the feature. */
export function speakingOf(threats: readonly Threat[], feature: string): Threat[] {
  return threats.filter(({ why }) => wordsOf(why).includes(feature));
}

function wordsOf(text: string): string[] {
  return text.split(/[^\w-]+/);
}
