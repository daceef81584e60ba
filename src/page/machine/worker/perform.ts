import type { Read } from '../../../problem/mistake.ts';
import { count } from '../../../show/text/count.ts';
import { effectsBetween, whyText } from '../../../show/text/machine-step.ts';
import { eventLine } from '../../../subject/event-line.ts';
import { type Command, readCommand } from '../../../uses/step-machine/command.ts';
import { goTo } from '../../../uses/step-machine/go-to.ts';
import { wander } from '../../../uses/step-machine/random.ts';
import { whyOf } from '../../../uses/step-machine/refusal.ts';
import { moveBy, moveTo, type Session, standing, stateAt, take } from '../../../uses/step-machine/session.ts';

/** What has become of a line: where the session is then, and what there is to say; or the list of keys. */
type Performed = { readonly session: Session; readonly said: string } | 'help';

/** Does what a line asks for that a person has typed, or a key stands for. */
export function perform(session: Session, line: string): Read<Performed> {
  const read = readCommand(line, session);
  return 'mistake' in read ? read : performed(session, read.value);
}

function performed(session: Session, command: Command): Read<Performed> {
  switch (command.name) {
    case 'take':
      return moved({ value: take(session, [command.way]) });
    case 'back':
      return moved(moveBy(session, -command.times));
    case 'again':
      return moved(moveBy(session, command.times));
    case 'goto':
      return moved(
        typeof command.aim === 'number' ? moveTo(session, command.aim) : goTo(session, command.aim),
      );
    case 'random': {
      const seed = command.seed ?? Math.floor(Math.random() * 2 ** 32);
      return moved(
        { value: wander(session, command.events, seed) },
        there =>
          `${count(there.place - session.place, 'event')} at random, seed ${seed}: ${placeSaid(there)}`,
      );
    }
    case 'why': {
      const found = whyOf(session, command.type);
      return 'mistake' in found ? found : { value: { session, said: `${whyText(found.value)}.` } };
    }
    case 'nothing':
      return { value: { session, said: '' } };
    case 'help':
      return { value: 'help' };
    default:
      return {
        mistake: {
          code: 'not-here',
          what: `${command.name} is for the terminal: the page shows it all the time`,
        },
      };
  }
}

function moved(read: Read<Session>, tell: (session: Session) => string = placeSaid): Read<Performed> {
  return 'mistake' in read ? read : { value: { session: read.value, said: `${tell(read.value)}.` } };
}

/** Where the session stands, and what the last event has done. */
export function placeSaid(session: Session): string {
  const { index, place, taken } = session;
  const last = taken[place - 1];
  if (last === undefined) return 'at the start';
  const did = effectsBetween(index.at(stateAt(session, place - 1)), standing(session));
  return `event ${place}, ${eventLine(last.event)}: ${did.join('; ') || 'nothing that is shown changes'}`;
}
