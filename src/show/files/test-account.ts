import { isFollowed } from '../../../machines/designs/own.ts';
import type { KlpEvent } from '../../../machines/events.ts';
import { PROPERTY_NAMES } from '../../../machines/properties.ts';
import type { Test } from '../../generate/index.ts';
import type { LivepatchModel } from '../../livepatch/model.ts';
import { replay } from '../../livepatch/replay.ts';
import type { GeneratedSuite } from '../../uses/generate/generate.ts';
import { designFlags } from '../text/design-text.ts';
import { argument } from '../text/shell.ts';
import { type Account, stepCount } from './account.ts';
import { expectedEnd } from './expected-end.ts';

/** A test of a suite, with all that a file about it may tell. */
export interface TestAccount extends Account {
  /** `upgrade-07`. */
  readonly name: string;
}

/** @param source the text of the scenario's file */
export function testAccount(
  { scenario, design, suite }: GeneratedSuite,
  source: string,
  model: LivepatchModel,
  test: Test<KlpEvent>,
): TestAccount {
  const taken = replay(
    model,
    test.map(({ event }) => event),
  );
  const number = suite.tests.indexOf(test) + 1;
  const found = new Set(taken.flatMap(({ outcome }) => outcome.violations.map(({ property }) => property)));
  const broken = PROPERTY_NAMES.filter(name => found.has(name));
  const subject = `Test ${number} of ${suite.tests.length}`;
  const steps = stepCount(test);
  return {
    name: testName(scenario.file, number, suite.tests.length),
    scenario,
    source,
    design,
    subject,
    headline: `${subject}, ${steps}`,
    summary: `A test of ${steps}${broken.length === 0 ? '' : `. It breaks ${broken.join(', ')}`}.`,
    clause: `this test has ${steps}`,
    breaches: [],
    steps: taken.map(({ step, line, outcome }) => ({
      step,
      line,
      result: outcome.result,
      outcomes: [outcome],
    })),
    expect: expectedEnd(
      (taken.at(-1)?.outcome.after ?? model.initial).context,
      taken.flatMap(({ outcome }) => outcome.log),
      broken,
      design,
    ),
    command: [
      `klpwalk generate ${argument(scenario.file)}`,
      ...designFlags(design.name, isFollowed(scenario.world)),
    ],
  };
}

/** The scenario's name, and the number with as many digits as the last one has. */
export function testName(file: string, number: number, all: number): string {
  return `${worldName(file)}-${String(number).padStart(String(all).length, '0')}`;
}

/** The name of the scenario's file, without folders and extension. */
export function worldName(file: string): string {
  return /([^/\\]*?)(?:\.ya?ml)?$/.exec(file)?.[1] ?? file;
}
