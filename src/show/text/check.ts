import { visible } from '../../problem/visible.ts';
import { eventLine } from '../../subject/event-line.ts';
import type { FailedStep } from '../../subject/failed-step.ts';
import type { Subject } from '../../subject/subject.ts';
import type { Checked } from '../../uses/check/check.ts';
import type { Place } from '../../uses/check/places.ts';
import { count } from './count.ts';
import { coverageText } from './coverage.ts';
import { verdictsText } from './machine-verdicts.ts';
import { type Page, paragraph, unbroken } from './page.ts';
import { wayLines } from './ways.ts';

/** Of the places of a machine, so many are listed. */
const MOST_LISTED = 60;

/** What a walk of a machine has shown: what is wrong first, then what was covered, then the way to each place. */
export function checkText(page: Page, checked: Checked): string {
  const { subject, places, result } = checked;
  const { coverage, states, stopped } = result;
  const covered =
    stopped === null ? 'Of the chart was covered:' : 'Of the chart was covered, as far as it was walked:';
  const blocks = [
    headText(page, subject),
    [eventsText(page, subject), ...aroundText(page, checked)].join('\n'),
    extentText(page, checked),
    obstaclesText(page, checked),
    verdictsText(page, result.verdicts),
    endsText(
      page,
      'Errors of actors that nothing handles (no onError): the machine fails.',
      places,
      ({ failures }) => failures,
    ),
    endsText(
      page,
      'Dead ends: no event is accepted here, and these are no final states.',
      places,
      ({ deadEnds }) => deadEnds,
    ),
    neverLeftText(page, places),
    ...(coverage === null ? [] : [`${covered}\n${coverageText(page, coverage)}`]),
    waysText(page, places, states),
  ];
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`;
}

/** What a machine has thrown, and the way there. */
export function failedStepText(page: Page, { subject, thrown, history }: FailedStep): string {
  const when = history.length === 0 ? 'in its initial state' : `after ${count(history.length, 'event')}`;
  const blocks = [
    headText(page, subject),
    eventsText(page, subject),
    [
      paragraph(page, '', page.ink.red(`It throws ${when}: ${visible(thrown)}`)),
      ...wayLines(page, history),
    ].join('\n'),
    ...(subject.isProposed
      ? [
          paragraph(
            page,
            '',
            'If it is because the event carries nothing: give the events as they are (--events).',
          ),
        ]
      : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function headText({ ink }: Page, { file, name, machine }: Subject): string {
  return `${ink.bold(visible(machine.id))} (${visible(file)}, export ${visible(name)})`;
}

/** What may come to the machine, and who says so. */
function eventsText(page: Page, { events, isProposed }: Subject): string {
  const listed = events.map(event => unbroken(eventLine(event))).join(', ') || 'none';
  if (!isProposed || events.length === 0) return paragraph(page, '', `Events: ${listed}.`);
  return [
    paragraph(page, '', `Events, as the machine names them: ${listed}.`),
    paragraph(
      page,
      '',
      'They are sent without payloads, which the machine does not tell. Where an event carries something, list all of ' +
        'them in an export called events beside the machine, or in a file of their own (--events).',
    ),
  ].join('\n');
}

/** What came from around the machine, by which it was walked. */
function aroundText(page: Page, { subject, around }: Checked): string[] {
  if (around.length === 0) return [];
  const isAsked = around.some(({ type }) => /^xstate\.(done|error)\./.test(type));
  return [
    paragraph(
      page,
      '',
      `From its actors and delays: ${around.map(event => unbroken(eventLine(event))).join(', ')}.`,
    ),
    ...(isAsked && subject.outcomes === undefined
      ? [
          paragraph(
            page,
            '',
            'Nobody has said what its actors answer, so each ends without a value, or fails. List what they may answer in an ' +
              'export called outcomes beside the machine, or in a file of their own (--outcomes).',
          ),
        ]
      : []),
  ];
}

function extentText(page: Page, { result, growth }: Checked): string {
  const { states, transitions, depth, stopped, note } = result;
  const walked = [count(states, 'state'), count(transitions, 'transition'), `depth ${depth}`]
    .map(unbroken)
    .join(', ');
  const members = growth.map(({ member, values }) => `${member} took ${count(values, 'value')}`).join(', ');
  const grown =
    members === '' ? '' : ` Of the context, ${members}: if it counts without end, bound it by a guard.`;
  switch (stopped) {
    case null:
      return paragraph(page, '', `${page.ink.bold(walked)}: this is all that can happen.`);
    case 'states':
      return paragraph(
        page,
        '',
        `${walked}, and more: the walk has ended at the bound of states (--max-states).${grown}`,
      );
    case 'values':
      return paragraph(
        page,
        '',
        // Which values, and what to do about them.
        `${walked}, and more: the walk has ended early.${note === null ? '' : ` ${visible(note)}`}${grown}`,
      );
    case 'depth':
      return paragraph(page, '', `${walked}: the walk has ended at the bound of depth (--max-depth).`);
    default:
      return paragraph(page, '', `${walked}, and more: the walk has ended early (${stopped}).`);
  }
}

function obstaclesText(page: Page, { obstacles }: Checked): string {
  if (obstacles.length === 0) return '';
  const lines = obstacles.map(({ place, what }) => paragraph(page, '  ', visible(`${place}: ${what}`)));
  return [paragraph(page, '', 'What keeps it from being walked as it is meant:'), ...lines].join('\n');
}

function endsText(
  page: Page,
  heading: string,
  places: readonly Place[],
  endsOf: (place: Place) => Place['deadEnds'],
): string {
  const lines = places.flatMap(place => {
    const ends = endsOf(place);
    if (ends === null) return [];
    const { states, way } = ends;
    return [
      paragraph(page, '  ', `${placeName(place.name)} (${count(states, 'state')}), ${whenText(way)}`),
      ...wayLines(page, way),
    ];
  });
  return lines.length === 0 ? '' : [paragraph(page, '', page.ink.red(heading)), ...lines].join('\n');
}

/** Places that have no way to another one. It is no fault: a machine may come to rest where it still does something. */
function neverLeftText(page: Page, places: readonly Place[]): string {
  const lines = places
    .filter(({ isNeverLeft }) => isNeverLeft)
    .map(({ name, way }) =>
      paragraph(page, '    ', `${placeName(name)}, ${whenText(way).replace(/:$/, '')}`).slice(2),
    );
  return lines.length === 0
    ? ''
    : [paragraph(page, '', 'Never left once entered, though events are accepted:'), ...lines].join('\n');
}

function whenText(way: Place['way']): string {
  return way.length === 0 ? 'at the start' : `after ${count(way.length, 'event')}:`;
}

/** The way to each place, a paragraph each. */
function waysText(page: Page, places: readonly Place[], states: number): string {
  const lines = places.slice(0, MOST_LISTED).map(({ name, way, states }) => {
    const steps = way.map(event => unbroken(eventLine(event))).join(' > ');
    const where = `${page.ink.bold(placeName(name))} (${unbroken(count(states, 'state'))})`;
    return paragraph(page, '      ', `${where}: ${steps === '' ? 'at the start' : steps}`).slice(4);
  });
  const more = places.length - lines.length;
  const heading =
    places.length === 1
      ? 'The chart is in one place all the time:'
      : `The chart can be in ${places.length} places, ${count(states, 'state')} with their contexts. A shortest way to each:`;
  return [
    paragraph(page, '', heading),
    ...lines,
    ...(more > 0 ? [`  (${more} more: --json has them all)`] : []),
  ].join('\n');
}

function placeName(name: string): string {
  return name === '' ? '(the chart has no states)' : visible(name);
}
