import { isFollowed } from '../../../machines/designs/own.ts';
import type { Prices, Suite } from '../../generate/index.ts';
import { visible } from '../../problem/visible.ts';
import { stepLine } from '../../scenario/step.ts';
import { eventStep, isStep } from '../../scenario/step-event.ts';
import type { GeneratedSuite } from '../../uses/generate/generate.ts';
import { count } from './count.ts';
import { designText } from './design-text.ts';
import { type Page, paragraph } from './page.ts';

/** How many tests are shown where they are not written. */
const SHOWN = 3;
/** How many things that are not covered are named. */
const NAMED = 10;

/**
 * What a suite is, what it covers, what it costs, and whether another could cost less.
 *
 * @param withTests whether the first tests are shown
 */
export function suiteText(page: Page, generated: GeneratedSuite, withTests: boolean): string {
  const { scenario, design, explored, suite, options } = generated;
  const { tests } = suite;
  const walked = `${count(explored.states, 'state')}, ${count(explored.transitions, 'transition')}`;
  const cover = coverText(options.cover);
  const lines = [
    paragraph(page, '', page.ink.bold(scenario.title)),
    paragraph(
      page,
      '',
      `${visible(scenario.file)}: ${designText(design.name, isFollowed(scenario.world))}, ${walked}${explored.closed ? '' : ', as far as it was walked'}`,
    ),
    '',
    ...worthLines(page, { suite, cover, prices: options.prices, closed: explored.closed }),
  ];
  const shown = withTests ? tests.slice(0, SHOWN) : [];
  const examples = shown.flatMap((test, place) => {
    const lines = test.flatMap(({ event }) =>
      isStep(event) ? [stepLine(eventStep(event, scenario.world))] : [],
    );
    return ['', paragraph(page, '', `Test ${place + 1}: ${lines.join('; ')}`)];
  });
  const rest =
    withTests && tests.length > SHOWN
      ? ['', paragraph(page, '', 'All of them: --format scenario --out FOLDER, or --json.')]
      : [];
  return `${[...lines, ...examples, ...rest].join('\n')}\n`;
}

export function coverText(cover: GeneratedSuite['options']['cover']): string {
  return typeof cover === 'string' ? cover : cover.map(({ text }) => text).join(', ');
}

/** A suite, and what was asked of it. */
export interface Worth<TEvent> {
  readonly suite: Suite<TEvent>;
  readonly cover: string;
  readonly prices: Prices<TEvent>;
  /** Whether the walk that it is made of has come to its end. */
  readonly closed: boolean;
  /** What a machine is begun anew by; left out: a reboot. */
  readonly words?: PriceWords;
}

interface PriceWords {
  readonly step: string;
  readonly reboot: string;
  readonly home: string;
}

const OF_KERNELS: PriceWords = { step: 'a step', reboot: 'a reboot', home: 'a new beginning at home' };

/** How large a suite is, what it covers, what it costs, and whether another could cost less. */
export function worthLines<TEvent>(page: Page, worth: Worth<TEvent>): string[] {
  const { tests, steps, coverage } = worth.suite;
  const longest = Math.max(0, ...tests.map(({ length }) => length));
  return [
    paragraph(
      page,
      'suite     ',
      `${count(tests.length, 'test')}, ${count(steps, 'step')}, the longest of ${longest}`,
    ),
    paragraph(page, 'covers    ', `${worth.cover}: ${coveredText(coverage)}`),
    ...missing(page, 'no test   ', coverage.uncovered),
    ...missing(page, 'never     ', coverage.unreachable),
    paragraph(page, 'costs     ', priceText(worth)),
  ];
}

function coveredText({ covered, uncovered, unreachable }: Suite<unknown>['coverage']): string {
  const all = covered + uncovered.length + unreachable.length;
  return all === covered
    ? `all ${covered.toLocaleString('en')}`
    : `${covered.toLocaleString('en')} of ${all.toLocaleString('en')}`;
}

function missing(page: Page, head: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const rest = names.length > NAMED ? [`and ${count(names.length - NAMED, 'other')}`] : [];
  return [paragraph(page, head, [...names.slice(0, NAMED).map(visible), ...rest].join('; '))];
}

/** What the suite costs, and what is known of others. */
function priceText<TEvent>({ suite, cover, prices, closed, words = OF_KERNELS }: Worth<TEvent>): string {
  const { price, bound } = suite;
  const { reboot = null, home = null } = prices;
  const units = [
    `${words.step} 1`,
    ...(reboot === null ? [] : [`${words.reboot} ${reboot}`]),
    ...(home === null ? [] : [`${words.home} ${home}`]),
  ].join(', ');
  const head = `${price.toLocaleString('en')} (${units})`;
  if (suite.tests.length === 0) return `${head}: there is no test`;
  if (cover === 'violations') return `${head}; each history is a shortest one`;
  // What was not walked may lead home for less, and by other ways.
  if (!closed) return `${head}; whether another suite costs less is unknown, as the walk has not ended`;
  if (price === bound) return `${head}; no suite costs less`;
  const beyond = Math.ceil((100 * (price - bound)) / Math.max(1, bound));
  return `${head}; every suite costs ${bound.toLocaleString('en')} or more, so this one is at most ${beyond} % dearer than the best`;
}
