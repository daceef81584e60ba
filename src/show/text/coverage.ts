import type { Cover, Coverage } from '../../explore/index.ts';
import { type Page, paragraph } from './page.ts';

/**
 * How much of the charts, the events and, where there are any, the faults a walk has covered, and by name what it never did. What is in a
 * state that was never entered is not told again.
 */
export function coverageText(
  page: Page,
  { states, transitions, guards, events, faults }: Coverage & { readonly faults?: Cover },
): string {
  const outermost = states.missing.filter(state => !isIn(state, states.missing));
  const leaving = transitions.missing.filter(transition => !isOutOf(transition, states.missing));
  const untold = transitions.missing.length - leaving.length;
  const values = (value: string) =>
    guards.missing.flatMap(name => (name.endsWith(value) ? [name.slice(0, -value.length)] : []));
  const neverTrue = values(': never true');
  const neverFalse = values(': never false');
  const blocks = [
    table([
      ['chart states', states],
      ['chart transitions', transitions],
      ['guard outcomes', guards],
      ['events', events],
      ...(faults === undefined ? [] : [['faults', faults] as const]),
    ]),
    list(
      page,
      'States never entered',
      outermost.map(state => withInner(state, states.missing)),
    ),
    list(page, 'Transitions never taken', [
      ...leaving,
      ...(untold === 0 ? [] : [`(${untold.toLocaleString('en')} more, out of states never entered)`]),
    ]),
    run(
      page,
      'Guards never asked',
      neverTrue.filter(guard => neverFalse.includes(guard)),
    ),
    run(
      page,
      'Guards never true',
      neverTrue.filter(guard => !neverFalse.includes(guard)),
    ),
    run(
      page,
      'Guards never false',
      neverFalse.filter(guard => !neverTrue.includes(guard)),
    ),
    list(page, 'Events never accepted', events.missing),
    list(page, 'Faults that never happened', faults?.missing ?? []),
  ];
  return blocks.filter(block => block !== '').join('\n\n');
}

function table(rows: readonly (readonly [what: string, cover: Cover])[]): string {
  const whatWidth = Math.max(...rows.map(([what]) => what.length));
  const numberWidth = Math.max(...rows.map(([, { visited }]) => String(visited).length));
  return rows
    .map(([what, { visited, possible }]) => {
      const number = String(visited).padStart(numberWidth);
      return `  ${what.padEnd(whatWidth)}  ${number} of ${possible}`;
    })
    .join('\n');
}

/** A heading, and short names run on below it. */
function run(page: Page, heading: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `${heading}:\n${paragraph(page, '  ', names.join(', '))}`;
}

/** A heading, and below it a line for each name; what does not fit stands further in. */
function list(page: Page, heading: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  return [`${heading}:`, ...names.map(name => paragraph(page, '    ', name).slice(2))].join('\n');
}

function isIn(state: string, states: readonly string[]): boolean {
  return states.some(other => state.startsWith(`${other}.`));
}

function isOutOf(transition: string, states: readonly string[]): boolean {
  return states.some(state => transition.startsWith(`${state}:`));
}

function withInner(state: string, states: readonly string[]): string {
  const inner = states.filter(other => isIn(other, [state])).length;
  return inner === 0 ? state : `${state} (with ${inner} inside)`;
}
