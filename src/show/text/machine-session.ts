import { orderedText } from '../../explore/index.ts';
import { visible } from '../../problem/visible.ts';
import { eventLine } from '../../subject/event-line.ts';
import { COMMANDS } from '../../uses/step-machine/command.ts';
import type { Stand } from '../../uses/step-machine/graph-index.ts';
import { refusalsIn } from '../../uses/step-machine/refusal.ts';
import { type Session, standing, stateAt } from '../../uses/step-machine/session.ts';
import { effectsBetween, endText, placeText, refusalText } from './machine-step.ts';
import { type Page, paragraph } from './page.ts';

/** Where the chart is, each member of the context, and each actor that is walked with the machine. */
export function standText(page: Page, { place, context, actors }: Stand): string {
  const members = [...Object.entries(context), ...Object.entries(actors)].map(([key, value]) =>
    paragraph(page, '     ', visible(`${key}: ${orderedText(value)}`)),
  );
  return [`   ${page.ink.bold(placeText(place))}`, ...members].join('\n');
}

/** What can happen next, and what it does; then what cannot, and why. */
export function nextText(page: Page, session: Session): string {
  const here = standing(session);
  const digits = String(here.ways.length).length;
  const possible = here.ways.flatMap(({ event, to }, place) => {
    const number = `${String(place + 1).padStart(digits + 2)}. `;
    const indent = ' '.repeat(number.length);
    return [
      paragraph(page, number, page.ink.bold(eventLine(event))),
      paragraph(page, indent, effectText(here, session.index.at(to))),
    ];
  });
  const asked = refusalsIn(session).filter(
    ({ guards, forbiddenBy }) => guards.length > 0 || forbiddenBy !== null,
  );
  return [
    ...(possible.length === 0 ? [`   ${endText(session)}`] : possible),
    ...(asked.length === 0 ? [] : ['   Not possible:']),
    ...asked.map(refusal => page.ink.dim(paragraph(page, '     ', refusalText(refusal)))),
  ].join('\n');
}

/** What an event that was taken has done. */
export function takenText(page: Page, session: Session): string {
  const before = session.index.at(stateAt(session, session.place - 1));
  return paragraph(page, '   ', effectText(before, standing(session)));
}

export function pathText(page: Page, session: Session): string {
  const { taken, place } = session;
  if (taken.length === 0) return '   no event was taken yet';
  const digits = String(taken.length).length;
  return taken
    .map(({ event }, at) => {
      const line = paragraph(page, `${String(at + 1).padStart(digits + 2)}. `, eventLine(event));
      return at < place ? line : page.ink.dim(`${line} (ahead)`);
    })
    .join('\n');
}

export function machineHelp(page: Page): string {
  const width = Math.max(...Object.keys(COMMANDS).map(({ length }) => length));
  return Object.entries(COMMANDS)
    .map(([usage, what]) => paragraph(page, `   ${usage.padEnd(width)}  `, what))
    .join('\n');
}

/** What has changed: the place of the chart, then the context leaf by leaf. */
function effectText(before: Stand, after: Stand): string {
  return effectsBetween(before, after).join('; ') || 'nothing that is shown changes';
}
