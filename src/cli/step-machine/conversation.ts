import { written } from '../../explore/index.ts';
import type { Mistake, Read } from '../../problem/mistake.ts';
import { toProblem } from '../../problem/mistake.ts';
import { formatProblem, ProblemError } from '../../problem/problem.ts';
import { writeFile } from '../../show/files/write-file.ts';
import { count } from '../../show/text/count.ts';
import { machineHelp, nextText, pathText, standText, takenText } from '../../show/text/machine-session.ts';
import { whyText } from '../../show/text/machine-step.ts';
import { type Page, paragraph } from '../../show/text/page.ts';
import { eventLine } from '../../subject/event-line.ts';
import { type Command, readCommand } from '../../uses/step-machine/command.ts';
import { goTo } from '../../uses/step-machine/go-to.ts';
import { wander } from '../../uses/step-machine/random.ts';
import { whyOf } from '../../uses/step-machine/refusal.ts';
import { historyOf, moveBy, moveTo, type Session, standing, take } from '../../uses/step-machine/session.ts';
import type { Answer } from '../step/answered.ts';

/** What comes of a command. */
interface Reply {
  readonly text: string;
  /** Left out: the session stays as it is. */
  readonly session?: Session;
}

/** Takes line after line about a machine, and says what comes of each. */
export class MachineConversation {
  session: Session;
  page: Page;
  readonly #seed: () => number;

  /** @param seed a new one for each walk at random that is given none */
  constructor(session: Session, page: Page, seed: () => number) {
    this.session = session;
    this.page = page;
    this.#seed = seed;
  }

  async say(line: string): Promise<Answer> {
    const read = readCommand(line, this.session);
    if ('mistake' in read) return this.#wrong(read.mistake);
    if (read.value.name === 'quit') return { text: '', isWrong: false, isOver: true };
    try {
      const reply = await this.#perform(read.value);
      if ('mistake' in reply) return this.#wrong(reply.mistake);
      this.session = reply.value.session ?? this.session;
      return { text: reply.value.text, isWrong: false, isOver: false };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return this.#told(error.message);
    }
  }

  #wrong(mistake: Mistake): Answer {
    return this.#told(formatProblem(toProblem(mistake, {})));
  }

  #told(text: string): Answer {
    const { page } = this;
    return { text: paragraph(page, '   ', page.ink.yellow(text)), isWrong: true, isOver: false };
  }

  async #perform(command: Command): Promise<Read<Reply>> {
    const { session, page } = this;
    switch (command.name) {
      case 'nothing':
      case 'quit':
        return { value: { text: '' } };
      case 'next':
        return { value: { text: nextText(page, session) } };
      case 'show':
        return { value: { text: standText(page, standing(session)) } };
      case 'path':
        return { value: { text: pathText(page, session) } };
      case 'help':
        return { value: { text: machineHelp(page) } };
      case 'take': {
        const after = take(session, [command.way]);
        return { value: { session: after, text: takenText(page, after) } };
      }
      case 'back':
        return this.#moved(moveBy(session, -command.times));
      case 'again':
        return this.#moved(moveBy(session, command.times));
      case 'goto':
        return typeof command.aim === 'number'
          ? this.#moved(moveTo(session, command.aim))
          : this.#toPlace(command.aim);
      case 'why':
        return this.#why(command.type);
      case 'random':
        return this.#random(command.events, command.seed ?? this.#seed());
      case 'save':
        return this.#save(command.file);
    }
  }

  #moved(read: Read<Session>): Read<Reply> {
    if ('mistake' in read) return read;
    const session = read.value;
    const { place } = session;
    const event = session.taken[place - 1]?.event;
    const where = event === undefined ? '   at the start' : `   after event ${place}: ${eventLine(event)}`;
    return { value: { session, text: `${where}\n${standText(this.page, standing(session))}` } };
  }

  #toPlace(aim: string): Read<Reply> {
    const read = goTo(this.session, aim);
    if ('mistake' in read) return read;
    return this.#taken(read.value, count(read.value.place - this.session.place, 'event'));
  }

  #random(events: number, seed: number): Read<Reply> {
    const after = wander(this.session, events, seed);
    const taken = after.place - this.session.place;
    const rest = taken === events ? '' : '; then nothing can happen any more';
    return this.#taken(after, `${count(taken, 'event')} at random, with seed ${seed}${rest}`);
  }

  /** Several events at once: each in a line, then where they lead. */
  #taken(session: Session, what: string): Read<Reply> {
    const { page } = this;
    const from = this.session.place;
    const lines = session.taken
      .slice(from, session.place)
      .map(({ event }, at) => paragraph(page, `   ${from + at + 1}. `, eventLine(event)));
    const text = [`   ${what}`, ...lines, standText(page, standing(session))].join('\n');
    return { value: { session, text } };
  }

  #why(about: string): Read<Reply> {
    const read = whyOf(this.session, about);
    if ('mistake' in read) return read;
    return { value: { text: paragraph(this.page, '   ', whyText(read.value)) } };
  }

  async #save(file: string): Promise<Read<Reply>> {
    const events = historyOf(this.session);
    await writeFile(file, [`${JSON.stringify(events.map(written), null, 2)}\n`]);
    return { value: { text: `   ${file}: ${count(events.length, 'event')}` } };
  }
}
