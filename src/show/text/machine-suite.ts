import { written } from '../../explore/index.ts';
import { visible } from '../../problem/visible.ts';
import { eventLine } from '../../subject/event-line.ts';
import type { MachineSuite } from '../../uses/generate-machine/generate-machine.ts';
import { count } from './count.ts';
import { type Page, paragraph } from './page.ts';
import { proposedEvents } from './proposed-events.ts';
import { worthLines } from './suite.ts';

/** How many tests are shown where they are not written. */
const SHOWN = 3;

const WORDS = { step: 'an event', reboot: 'a new start', home: 'one from the initial state' };

/** @param withTests whether the first tests are shown */
export function machineSuiteText(
  page: Page,
  { walked, options, suite }: MachineSuite,
  withTests: boolean,
): string {
  const { subject, result } = walked;
  const extent = `${count(result.states, 'state')}, ${count(result.transitions, 'transition')}`;
  const { cover, prices } = options;
  const shown = withTests ? suite.tests.slice(0, SHOWN) : [];
  const rest = withTests && suite.tests.length > SHOWN;
  return `${[
    paragraph(page, '', page.ink.bold(visible(subject.machine.id))),
    paragraph(
      page,
      '',
      `${visible(subject.file)}: ${extent}${result.closed ? '' : ', as far as it was walked'}`,
    ),
    ...proposedEvents(page, subject.isProposed),
    '',
    ...worthLines(page, { suite, cover, prices, closed: result.closed, words: WORDS }),
    ...shown.flatMap((test, place) => [
      '',
      paragraph(page, '', `Test ${place + 1}: ${test.map(({ event }) => eventLine(event)).join('; ')}`),
    ]),
    ...(rest ? ['', paragraph(page, '', 'All of them: --format vitest --out FOLDER, or --json.')] : []),
  ].join('\n')}\n`;
}

/** What `generate --json` prints of a machine. */
export function machineSuiteData({ walked, options, suite }: MachineSuite): object {
  const { subject, result } = walked;
  const { tests, steps, price, bound, coverage, certificate } = suite;
  return {
    machine: subject.machine.id,
    file: subject.file,
    export: subject.name,
    states: result.states,
    transitions: result.transitions,
    closed: result.closed,
    cover: options.cover,
    prices: { step: 1, ...options.prices },
    longest: options.longest,
    tests: tests.map(test => test.map(({ event }) => written(event))),
    steps,
    price,
    // What was not walked may lead home for less.
    bound: result.closed ? bound : null,
    coverage,
    levels: (result.closed && certificate?.levels) || null,
  };
}
