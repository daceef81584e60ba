import { DESIGNS } from '../../../machines/designs/index.ts';
import type { Read } from '../../problem/mistake.ts';
import { toProblem } from '../../problem/mistake.ts';
import { formatProblem, ProblemError } from '../../problem/problem.ts';
import { foreignKeys } from '../../scenario/foreign-keys.ts';
import { mixtureProblems } from '../../scenario/mixture.ts';
import { count } from '../../show/text/count.ts';
import { type Page, paragraph } from '../../show/text/page.ts';
import { type Command, nameMeant, readCommand } from '../../uses/step/command.ts';
import type { Unfitting } from '../../uses/step/line.ts';
import { type Session, withDesign } from '../../uses/step/session.ts';
import { propertiesOf } from '../../uses/step/truth.ts';
import { formatTyped } from '../../uses/step/typed-step.ts';
import { help, next, run, show, watch, why } from './answer.ts';
import type { Answer } from './answered.ts';
import type { Desk, Reply } from './desk.ts';
import { move } from './move.ts';

/** Takes line after line, and says what comes of each. */
export class Conversation {
  desk: Desk;
  readonly #seed: () => number;
  /** An empty line repeats `into`, which takes nothing; after any other line it does nothing. */
  #repeatsInto = false;

  /** @param seed a new one for each walk at random that is given none */
  constructor(desk: Desk, seed: () => number) {
    this.desk = desk;
    this.#seed = seed;
  }

  async say(line: string): Promise<Answer> {
    const isRepeated = line.trim() === '' && this.#repeatsInto;
    const read = isRepeated
      ? { value: { name: 'into', step: null } as const }
      : readCommand(line, this.desk.session);
    if ('mistake' in read) return this.#wrong(read);
    if (read.value.name === 'quit') return { text: '', isWrong: false, isOver: true };
    this.#repeatsInto = read.value.name === 'into';
    try {
      const reply = await this.#perform(read.value);
      if ('mistake' in reply) return this.#wrong(reply);
      this.desk = reply.value.desk ?? this.desk;
      return { text: reply.value.text, isWrong: false, isOver: false };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return this.#told(error.message);
    }
  }

  #wrong({ mistake }: { readonly mistake: Parameters<typeof toProblem>[0] }): Answer {
    return this.#told(formatProblem(toProblem(mistake, {})));
  }

  /** What was wrong, in one sentence. */
  #told(text: string): Answer {
    const { page } = this.desk;
    return { text: paragraph(page, '   ', page.ink.yellow(text)), isWrong: true, isOver: false };
  }

  async #perform(command: Exclude<Command, { name: 'quit' }>): Promise<Read<Reply>> {
    const { desk } = this;
    switch (command.name) {
      case 'nothing':
        return { value: { text: '' } };
      case 'next':
        return { value: await next(desk) };
      case 'run':
        return run(desk, command.to);
      case 'why':
        return why(desk, command.about);
      case 'show':
        return show(desk, command.about);
      case 'watch':
        return watch(desk, command.about);
      case 'help':
        return help(desk, command.about);
      case 'design':
        return design(desk, command.about);
      case 'save':
        return (await import('./file.ts')).save(desk, command.file);
      case 'export':
        return (await import('./file.ts')).exported(desk, command.about);
      case 'link':
        return { value: (await import('./link.ts')).link(desk) };
      default:
        return move(desk, command, this.#seed);
    }
  }
}

/** `design`: the same steps under another one, as far as they fit. */
function design(desk: Desk, about: string | null): Read<Reply> {
  const { session, page } = desk;
  if (about === null)
    return { value: { text: paragraph(page, '   ', `${session.design.name}: ${session.design.about}`) } };
  const name = nameMeant('design', about, Object.keys(DESIGNS));
  if ('mistake' in name) return name;
  const chosen = DESIGNS[name.value];
  if (chosen === undefined)
    return { mistake: { code: 'unknown-name', what: `no design is called ${name.value}` } };
  const [key] = foreignKeys(session.scenario, chosen);
  if (key !== undefined) {
    return {
      mistake: {
        code: 'key-of-another-design',
        what: `the scenario has the key ${key.key}, which is for the design ${key.owners}`,
      },
    };
  }
  const [mixture] = mixtureProblems(session.scenario, chosen);
  if (mixture !== undefined) return { mistake: mixture };
  const after = withDesign(session, chosen);
  return { value: { desk: { ...desk, session: after }, text: designText(page, after) } };
}

/** What has become of the steps under another design. */
function designText(page: Page, session: Session): string {
  const { design, line, place } = session;
  const broken = propertiesOf(session).flatMap(({ name, broken }) =>
    broken === null || broken.place > place ? [] : [`${name} at step ${broken.place}`],
  );
  const holds = broken.length === 0 ? page.ink.green('nothing is broken') : page.ink.red(broken.join(', '));
  return [
    paragraph(page, '   ', `${design.name}: ${design.about}`),
    paragraph(page, '   ', `After ${count(place, 'step')}: ${holds}`),
    ...(line.unfitting === null ? [] : [unfittingText(page, line.taken.length + 1, line.unfitting)]),
  ].join('\n');
}

/** The first step that does not fit, why, and what is kept. */
export function unfittingText(page: Page, step: number, { why, steps }: Unfitting): string {
  const kept = steps.map(formatTyped).join(', ');
  return paragraph(
    page,
    '   ',
    page.ink.yellow(`Step ${step} does not fit: ${why}. Kept, to be tried again: ${kept}.`),
  );
}
