import { stepLine } from '../../scenario/step.ts';
import { eventStep, isStep } from '../../scenario/step-event.ts';
import type { GeneratedSuite } from '../../uses/generate/generate.ts';
import { coverText } from './suite.ts';

/** A suite as data: what `--json` prints. */
export function suiteData({ scenario, design, explored, suite, options }: GeneratedSuite) {
  const { tests, steps, price, bound, coverage, certificate } = suite;
  return {
    file: scenario.file,
    title: scenario.title,
    design: design.name,
    states: explored.states,
    transitions: explored.transitions,
    closed: explored.closed,
    cover: coverText(options.cover),
    prices: { step: 1, ...options.prices },
    longest: options.longest,
    tests: tests.map(test =>
      test.flatMap(({ event }) => (isStep(event) ? [stepLine(eventStep(event, scenario.world))] : [])),
    ),
    steps,
    price,
    // What was not walked may lead home for less.
    bound: explored.closed ? bound : null,
    coverage,
    levels: (explored.closed && certificate?.levels) || null,
  };
}
