import type { Design } from '../../../machines/designs/design.ts';
import { isFollowed } from '../../../machines/designs/own.ts';
import { PROPERTY_NAMES, type PropertyName } from '../../../machines/properties.ts';
import type { ReplayedStep } from '../../livepatch/replay.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { stepLine } from '../../scenario/step.ts';
import { simulate } from '../../uses/simulate/simulate.ts';
import { designFlags } from '../text/design-text.ts';
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
  /** Whether it begins where the scenario's own steps end; they come first then. */
  readonly afterSteps: boolean;
}

export function brokenProperty({ property, why, history, ...found }: FoundHistory): BrokenProperty {
  const own = found.afterSteps ? ownSteps(found) : [];
  const taken = [
    ...own,
    ...history.map(({ step, line, outcome }) => ({
      step: { ...step, fails: outcome.result === 'ok' ? null : outcome.result },
      line,
      result: outcome.result,
      outcomes: [outcome],
    })),
  ];
  const steps = found.afterSteps
    ? `${stepCount(history)} after the ${own.length} of the scenario`
    : stepCount(history);
  const violations = propertiesBroken(taken);
  const breach = { property, why };
  return {
    ...found,
    property,
    subject: property,
    headline: `${property} after ${stepCount(taken)}`,
    summary: `A shortest history (${steps}) that breaks ${breachSentence(breach)}`,
    clause: `a shortest history that breaks ${property} has ${steps}`,
    breaches: [breach],
    steps: taken,
    // Whether something is true of all histories cannot be seen in one.
    expect: violations.length === 0 ? null : { violations: [...violations] },
    command: [
      `klpwalk explore ${argument(found.scenario.file)}`,
      ...designFlags(found.design.name, isFollowed(found.scenario.world)),
      ...(found.afterSteps ? ['--after-steps'] : []),
      ...(found.upgradesOnly ? ['--upgrades-only'] : []),
      `--property ${property}`,
    ],
  };
}

/** The steps of the scenario, which a history goes on from, as they go. */
function ownSteps({ scenario, design }: Pick<FoundHistory, 'scenario' | 'design'>): Account['steps'] {
  return simulate(scenario.world, design, scenario.steps).steps.map(({ step, result, outcomes }) => ({
    step,
    line: stepLine(step),
    result,
    outcomes,
  }));
}

/** All properties that are seen broken on the way; the one in question is none of them if it speaks of all histories. */
function propertiesBroken(taken: Account['steps']): readonly PropertyName[] {
  const found = new Set(
    taken.flatMap(({ outcomes }) =>
      outcomes.flatMap(({ violations }) => violations.map(({ property }) => property)),
    ),
  );
  return PROPERTY_NAMES.filter(name => found.has(name));
}
