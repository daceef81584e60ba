import type { Read } from '../../problem/mistake.ts';
import { didYouMean } from '../../problem/nearest.ts';
import { count } from '../../show/text/count.ts';
import { paragraph } from '../../show/text/page.ts';
import { microstepText } from '../../show/text/session/microstep.ts';
import { stepText } from '../../show/text/session/step.ts';
import type { Command } from '../../uses/step/command.ts';
import { wander } from '../../uses/step/random.ts';
import {
  fork,
  into,
  intoStep,
  jump,
  nextStep,
  redo,
  type Session,
  take,
  undo,
  visit,
} from '../../uses/step/session.ts';
import { formatTyped } from '../../uses/step/typed-step.ts';
import { insideView, standing, stepViews } from '../../uses/step/view-of.ts';
import type { Desk, Reply } from './desk.ts';

/** The commands that move a session along its lines. */
export type Move = Extract<
  Command,
  { name: 'take' | 'back' | 'again' | 'goto' | 'fork' | 'into' | 'over' | 'random' }
>;

/** @param seed for a command that has none */
export function move(desk: Desk, command: Move, seed: () => number): Read<Reply> {
  const { session } = desk;
  switch (command.name) {
    case 'take':
      return moved(desk, take(session, command.step));
    case 'back':
      return moved(desk, repeated(session, command.times, undo));
    case 'again':
      return moved(desk, repeated(session, command.times, redo));
    case 'over':
      return moved(desk, redo(session));
    case 'goto':
      return moved(desk, goTo(session, command.place));
    case 'fork':
      return moved(desk, fork(session, command.as));
    case 'into':
      return moved(desk, command.step === null ? into(session) : intoStep(session, command.step));
    case 'random':
      return random(desk, command.steps, command.seed ?? seed());
  }
}

function repeated(session: Session, times: number, step: (session: Session) => Read<Session>): Read<Session> {
  let at = step(session);
  for (let time = 1; time < times && 'value' in at; time++) {
    const next = step(at.value);
    // What was possible has been done.
    if ('mistake' in next) return at;
    at = next;
  }
  return at;
}

function goTo(session: Session, place: number | string): Read<Session> {
  if (typeof place === 'number') return jump(session, place);
  const found = visit(session, place);
  if ('value' in found) return found;
  const names = session.forks.map(({ name }) => name);
  const expected = names.length === 0 ? {} : { expected: `a number, or one of ${names.join(', ')}` };
  return { mistake: { ...found.mistake, ...expected, hints: didYouMean(place, names) } };
}

function random(desk: Desk, steps: number, seed: number): Read<Reply> {
  const session = wander(desk.session, steps, seed);
  const taken = session.place - desk.session.place;
  const reply = moved(desk, { value: session }, true);
  if ('mistake' in reply) return reply;
  const { text, ...rest } = reply.value;
  const lines = session.line.taken
    .slice(desk.session.place, session.place)
    .map(({ step }, index) => `   ${desk.session.place + index + 1}. ${formatTyped(step)}`);
  const told = paragraph(
    desk.page,
    '   ',
    `${count(taken, 'step')} at random, with seed ${seed}; then nothing was left to take.`,
  );
  const head = taken === steps ? `   ${count(taken, 'step')} at random, with seed ${seed}` : told;
  return { value: { ...rest, text: [head, ...lines, text].filter(part => part !== '').join('\n') } };
}

/**
 * What a person is told of a session that has moved.
 *
 * @param isListed whether the steps are told already
 */
export function moved(desk: Desk, result: Read<Session>, isListed = false): Read<Reply> {
  if ('mistake' in result) return result;
  const session = result.value;
  const after = { ...desk, session };
  const text = [movedText(desk, session, isListed), ...watchedLines(desk, session)]
    .filter(part => part !== '')
    .join('\n');
  return { value: { desk: after, text } };
}

function movedText({ page, session: before }: Desk, session: Session, isListed: boolean): string {
  const inside = insideView(session);
  const microstep = inside?.microsteps[inside.at - 1];
  if (inside !== null && microstep !== undefined) return microstepText(page, microstep);
  const isSame =
    before.line === session.line && before.place === session.place && before.inside === session.inside;
  if (isSame) return '';
  const step = stepViews(session)[session.place - 1];
  const left = session.forks.filter(({ name }) => !before.forks.some(other => other.name === name));
  const kept = left.map(({ name }) => page.ink.dim(`   the other future is kept as ${name}`));
  const isOnward = session.place > before.place || before.inside > 0;
  const reached =
    step === undefined ? '   before the first step' : `   after step ${session.place}: ${step.line}`;
  const isFar = !isListed && (!isOnward || session.place - before.place > 1);
  const said = [
    ...(isFar ? [reached] : []),
    ...(isOnward && step !== undefined ? [stepText(page, step)] : []),
  ].join('\n');
  const ahead = nextStep(session);
  const more = isOnward || ahead === null ? [] : [page.ink.dim(`   ahead: ${formatTyped(ahead.step)}`)];
  return [said, ...kept, ...more].join('\n');
}

/** Each thing that is watched and has changed. */
function watchedLines({ watched, session: before, page }: Desk, session: Session): string[] {
  return watched.flatMap(({ text, valueIn }) => {
    const [old, now] = [valueIn(contextOf(before)), valueIn(contextOf(session))];
    return old === now ? [] : [page.ink.yellow(`   ${text}: ${old} -> ${now}`)];
  });
}

export function contextOf(session: Session) {
  return standing(session).state.context;
}
