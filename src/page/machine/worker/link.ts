import type { Mistake, Read } from '../../../problem/mistake.ts';
import { quoted } from '../../../problem/quoted.ts';
import { visible } from '../../../problem/visible.ts';
import { eventLine } from '../../../subject/event-line.ts';
import { moveTo, type Session, standing, take } from '../../../uses/step-machine/session.ts';

/** The first character of a link says how the rest is to be read: format 1 is the query of an address. */
const FORMAT = '1';

/** A session as one word that can stand in an address: its events as they may be typed, and the place. */
export function linkOf({ walked, taken, place }: Session, shown: string): string {
  const words = new URLSearchParams({ machine: walked.subject.machine.id, shown, place: String(place) });
  for (const { event } of taken) words.append('event', eventLine(event));
  return `${FORMAT}${words}`;
}

/** A session, and the view that was shown of it. */
export interface Opened {
  readonly session: Session;
  readonly shown: string;
  /** Of an event that cannot happen any more, which; `null`: all fit. */
  readonly unfitting: string | null;
}

/** The session that a link holds, from one that has just begun. */
export function openLink(begun: Session, text: string): Read<Opened> {
  const format = text.slice(0, 1);
  if (/^[2-9]$/.test(format))
    return notALink(`it has the format ${format}, and this page reads format ${FORMAT}`);
  const words = new URLSearchParams(text.slice(1));
  const machine = words.get('machine');
  const place = words.get('place') ?? '';
  if (format !== FORMAT || machine === null || !/^\d{1,9}$/.test(place))
    return notALink('it is cut short, or something else stands there');
  const { id } = begun.walked.subject.machine;
  if (machine !== id)
    return notALink(`it is one of the machine ${quoted(machine.slice(0, 40))}, not of ${quoted(id)}`);
  let session = begun;
  let unfitting: string | null = null;
  for (const line of words.getAll('event')) {
    const way = standing(session).ways.find(({ event }) => eventLine(event) === line);
    if (way === undefined) {
      unfitting = visible(line.slice(0, 80));
      break;
    }
    session = take(session, [way]);
  }
  const there = moveTo(session, Math.min(Number(place), session.taken.length));
  if ('mistake' in there) return there;
  return { value: { session: there.value, shown: words.get('shown') ?? '', unfitting } };
}

function notALink(why: string): { readonly mistake: Mistake } {
  return {
    mistake: {
      code: 'not-a-link',
      what: `this link cannot be opened: ${why}`,
      hints: ['Ask for it again, whole.'],
    },
  };
}
