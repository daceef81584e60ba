import { DESIGNS } from '../../../machines/designs/index.ts';
import { changeLine, changes } from '../../livepatch/changes.ts';
import type { Read } from '../../problem/mistake.ts';
import { unknownName } from '../../problem/unknown-name.ts';
import { type ForeignKey, foreignKeys } from '../../scenario/foreign-keys.ts';
import { mixtureProblems } from '../../scenario/mixture.ts';
import { stepLine } from '../../scenario/step.ts';
import { type Command, readCommand } from '../../uses/step/command.ts';
import { wander } from '../../uses/step/random.ts';
import { reasonsOf } from '../../uses/step/refusal.ts';
import {
  fork,
  into,
  intoStep,
  jump,
  redo,
  type Session,
  take,
  undo,
  visit,
  withDesign,
} from '../../uses/step/session.ts';
import { breachesOf } from '../../uses/step/truth.ts';
import type { Wish } from '../protocol.ts';

/** What has become of a line: another session and what to say of it, or something that is for the page to do. */
export type Performed = { readonly session: Session; readonly said: string } | { readonly wish: Wish };

/** Does what a line asks for that a person has typed, or a key stands for. */
export function perform(session: Session, line: string): Read<Performed> {
  const read = readCommand(line, session);
  return 'mistake' in read ? read : performed(session, read.value);
}

function performed(session: Session, command: Command): Read<Performed> {
  switch (command.name) {
    case 'take':
      return moved(take(session, command.step));
    case 'back':
      return moved(times(command.times, session, undo));
    case 'again':
      return moved(times(command.times, session, redo));
    case 'goto':
      return moved(
        typeof command.place === 'number' ? jump(session, command.place) : visit(session, command.place),
      );
    case 'fork':
      return moved(
        fork(session, command.as),
        ({ forks }) => `what lay ahead is kept as ${forks.at(-1)?.name}`,
      );
    case 'into':
      return moved(command.step === null ? into(session) : intoStep(session, command.step));
    case 'over':
      return moved(session.inside > 0 ? redo(session) : into(session));
    case 'design':
      return designed(session, command.about);
    case 'random': {
      const seed = command.seed ?? Math.floor(Math.random() * 2 ** 32);
      return moved(
        { value: wander(session, command.steps, seed) },
        there => `${there.place - session.place} steps at random, seed ${seed}: ${placeText(there)}`,
      );
    }
    case 'run':
      return { value: { wish: { kind: 'run', to: command.to } } };
    case 'why':
      return { value: { wish: { kind: 'why', property: command.about } } };
    case 'export':
      return { value: { wish: { kind: 'open', dialog: 'export' } } };
    case 'save':
      return { value: { wish: { kind: 'open', dialog: 'export' } } };
    case 'help':
      return { value: { wish: { kind: 'open', dialog: 'help' } } };
    case 'link':
      return { value: { wish: { kind: 'link' } } };
    case 'nothing':
      return { value: { session, said: '' } };
    default:
      return {
        mistake: {
          code: 'not-here',
          what: `${command.name} is for the terminal: the page shows it all the time`,
        },
      };
  }
}

function designed(session: Session, name: string | null): Read<Performed> {
  if (name === null) return { value: { session, said: `${session.design.name}: ${session.design.about}` } };
  const design = DESIGNS[name];
  if (design === undefined) return { mistake: unknownName('design', name, Object.keys(DESIGNS)) };
  const [key] = foreignKeys(session.scenario, design);
  if (key !== undefined) return { mistake: { code: 'key-of-another-design', what: hindranceText(key) } };
  const [mixture] = mixtureProblems(session.scenario, design);
  if (mixture !== undefined) return { mistake: mixture };
  return moved({ value: withDesign(session, design) }, ({ line }) =>
    line.unfitting === null
      ? `under ${name} every step fits`
      : `under ${name} step ${line.taken.length + 1} does not fit any more: ${line.unfitting.why}`,
  );
}

function times(count: number, session: Session, move: (session: Session) => Read<Session>): Read<Session> {
  let now = session;
  for (let done = 0; done < count; done++) {
    const next = move(now);
    if ('mistake' in next) return done === 0 ? next : { value: now };
    now = next.value;
  }
  return { value: now };
}

function moved(read: Read<Session>, tell: (session: Session) => string = placeText): Read<Performed> {
  return 'mistake' in read ? read : { value: { session: read.value, said: `${tell(read.value)}.` } };
}

/** Why a scenario cannot be used with a design. */
export function hindranceText({ key, owners }: ForeignKey): string {
  return `the scenario has the key "${key}", which is for the design ${owners}`;
}

/** Where the session stands, and what the last step there has done. */
export function placeText({ line, place, inside, model }: Session): string {
  const taken = line.taken[place - 1];
  if (inside > 0) {
    const ahead = line.taken[place];
    return `inside step ${place + 1}, ${ahead === undefined ? '' : stepLine(ahead.step)}: transition ${inside}`;
  }
  if (taken === undefined) return 'before the first step';
  const { step, before, after, result } = taken;
  const changed = changes(before.state.context, after.state.context).map(changeLine);
  const broken = breachesOf({ model }, taken).map(({ property, why }) => `breaks ${property}: ${why}`);
  const refused = reasonsOf(taken, model);
  const did = [...(result === 'ok' ? [] : [`result ${result}`]), ...refused, ...broken, ...changed];
  return `step ${place}, ${stepLine(step)}: ${did.join('; ') || 'nothing changes'}`;
}
