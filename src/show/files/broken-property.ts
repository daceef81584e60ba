import type { Design } from '../../../machines/designs/design.ts';
import { PROPERTIES, PROPERTY_NAMES, type PropertyName } from '../../../machines/properties.ts';
import type { ReplayedStep } from '../../livepatch/replay.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** A history that breaks a property, with all that a file about it may tell. */
export interface BrokenProperty {
  readonly scenario: Scenario;
  /** The text of the scenario's file, as it was when the walk began. */
  readonly source: string;
  readonly design: Design;
  readonly property: PropertyName;
  /** How the end of the history breaks it. */
  readonly why: string;
  readonly history: readonly ReplayedStep[];
}

/** All properties that are seen broken on the way; the one in question is none of them if it speaks of all histories. */
export function propertiesBroken({ history }: BrokenProperty): readonly PropertyName[] {
  const found = new Set(history.flatMap(({ outcome }) => outcome.violations.map(({ property }) => property)));
  return PROPERTY_NAMES.filter(name => found.has(name));
}

/** What the history shows, in two sentences. */
export function summary({ property, why, history }: BrokenProperty): string {
  return `A shortest history (${stepCount(history)}) that breaks ${property}: ${why}. The rule: ${PROPERTIES[property].rule}.`;
}

export function stepCount({ length }: readonly ReplayedStep[]): string {
  return length === 1 ? '1 step' : `${length} steps`;
}
