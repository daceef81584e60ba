import type { Design } from '../../../machines/designs/design.ts';
import { PROPERTY_NAMES, type PropertyName } from '../../../machines/properties.ts';
import type { ReplayedStep } from '../../livepatch/replay.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { argument } from '../text/shell.ts';
import { type Account, breachSentence, stepCount } from './account.ts';

/** The account of a history that breaks a property. */
export interface BrokenProperty extends Account {
  readonly property: PropertyName;
}

/** A history that a walk has found. */
export interface FoundHistory {
  readonly scenario: Scenario;
  /** The text of the scenario's file, as it was when the walk began. */
  readonly source: string;
  readonly design: Design;
  readonly property: PropertyName;
  /** How the end of the history breaks it. */
  readonly why: string;
  readonly history: readonly ReplayedStep[];
  /** Whether the walk loaded no older livepatch over a newer one. */
  readonly upgradesOnly: boolean;
}

export function brokenProperty({ property, why, history, ...found }: FoundHistory): BrokenProperty {
  const steps = stepCount(history);
  const violations = propertiesBroken(history);
  const breach = { property, why };
  return {
    ...found,
    property,
    subject: property,
    headline: `${property} after ${steps}`,
    summary: `A shortest history (${steps}) that breaks ${breachSentence(breach)}`,
    clause: `a shortest history that breaks ${property} has ${steps}`,
    breaches: [breach],
    steps: history.map(({ step, line, outcome }) => ({
      step: { ...step, fails: outcome.result === 'ok' ? null : outcome.result },
      line,
      result: outcome.result,
      outcomes: [outcome],
    })),
    // Whether something is true of all histories cannot be seen in one.
    expect: violations.length === 0 ? null : { violations: [...violations] },
    command: [
      `klpwalk explore ${argument(found.scenario.file)}`,
      `--design ${found.design.name}`,
      ...(found.upgradesOnly ? ['--upgrades-only'] : []),
      `--property ${property}`,
    ],
  };
}

/** All properties that are seen broken on the way; the one in question is none of them if it speaks of all histories. */
function propertiesBroken(history: readonly ReplayedStep[]): readonly PropertyName[] {
  const found = new Set(history.flatMap(({ outcome }) => outcome.violations.map(({ property }) => property)));
  return PROPERTY_NAMES.filter(name => found.has(name));
}
