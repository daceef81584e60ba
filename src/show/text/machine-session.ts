import { visible } from '../../problem/visible.ts';
import { eventLine } from '../../subject/event-line.ts';
import { type Change, changesBetween, textOf } from '../../uses/step-machine/changes.ts';
import { COMMANDS } from '../../uses/step-machine/command.ts';
import type { Stand } from '../../uses/step-machine/graph-index.ts';
import { type Refusal, refusalOf } from '../../uses/step-machine/refusal.ts';
import { type Session, standing, stateAt } from '../../uses/step-machine/session.ts';
import { type Page, paragraph } from './page.ts';

/** Where the chart is, and each member of the context. */
export function standText(page: Page, { place, context }: Stand): string {
  const members = Object.entries(context).map(([key, value]) =>
    paragraph(page, '     ', visible(`${key}: ${textOf(value)}`)),
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
  const accepted = new Set(here.ways.map(({ event }) => event.type));
  const types = [...new Set(session.walked.subject.events.map(({ type }) => type))];
  const refused = types.filter(type => !accepted.has(type)).map(type => refusalOf(session, type));
  const asked = refused.filter(({ guards, forbiddenBy }) => guards.length > 0 || forbiddenBy !== null);
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

export function refusalText({ type, guards, forbiddenBy, elsewhere }: Refusal): string {
  const event = visible(type);
  if (forbiddenBy !== null) return `${event}: ${visible(forbiddenBy)} forbids it`;
  if (guards.length > 0)
    return `${event}: ${guards.map(({ state, guard }) => `${visible(guard)} is false in ${visible(state)}`).join(', ')}`;
  return elsewhere.length === 0
    ? `${event}: no state takes it`
    : `${event}: no state here takes it; these do: ${elsewhere.map(visible).join(', ')}`;
}

export function machineHelp(page: Page): string {
  const width = Math.max(...Object.keys(COMMANDS).map(({ length }) => length));
  return Object.entries(COMMANDS)
    .map(([usage, what]) => paragraph(page, `   ${usage.padEnd(width)}  `, what))
    .join('\n');
}

/** What has changed: the place of the chart, then the context leaf by leaf. */
function effectText(before: Stand, after: Stand): string {
  const changes = changesBetween(before.context, after.context).map(changeText);
  const moved = before.place === after.place ? [] : [`-> ${placeText(after.place)}`];
  return [...moved, ...changes].join('; ') || 'nothing that is shown changes';
}

function changeText({ path, now }: Change): string {
  return visible(now === null ? `${path} is gone` : `${path}: ${now}`);
}

function endText(session: Session): string {
  const { result, subject } = session.walked;
  const { value, context } = standing(session);
  if (subject.machine.resolveState({ value, context }).status === 'done') return 'the machine is done';
  if (result.stopped !== null) return 'the walk ended before this state was looked at';
  return 'nothing can happen any more, and this is no final state';
}

function placeText(place: string): string {
  return place === '' ? '(the chart has no states)' : visible(place);
}
