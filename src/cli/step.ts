import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { isFollowed } from '../../machines/designs/own.ts';
import { visible } from '../problem/visible.ts';
import { designFor } from '../scenario/design-for.ts';
import { readText } from '../scenario/file-text.ts';
import { refuseUnfit } from '../scenario/foreign-keys.ts';
import { loadDesigns } from '../scenario/load-design.ts';
import { loadSetting } from '../scenario/setting.ts';
import { count } from '../show/text/count.ts';
import { designText } from '../show/text/design-text.ts';
import { type Page, paragraph } from '../show/text/page.ts';
import { completions } from '../uses/step/completion.ts';
import { begin, type Session, withDesign } from '../uses/step/session.ts';
import { propertiesOf } from '../uses/step/truth.ts';
import { STATUS, type Status } from './status.ts';
import { Conversation, unfittingText } from './step/conversation.ts';
import { Library } from './step/library.ts';
import { linesOf } from './step/lines.ts';
import type { Terminal } from './terminal.ts';

/** What may stand on the command line of `step`. */
export interface StepFlags {
  readonly design?: string;
}

/**
 * `klpwalk step WORLD`: takes a person through a world, a line a command. At the end the status tells of the path up to
 * where they stand; from a pipe or a file, a line that could not be done is bad input.
 */
export async function runStep(terminal: Terminal, named: string, flags: StepFlags): Promise<Status> {
  const session = await sessionOf(named, flags.design);
  const conversation = new Conversation(
    { session, watched: [], library: new Library(), page: terminal.page },
    () => randomInt(2 ** 32),
  );
  terminal.out(`${headText(terminal.page, session)}\n`);
  let hasFailed = false;
  const lines = linesOf(terminal, {
    prompt: () => promptText(conversation.desk.session),
    completions: line => completions(line, conversation.desk.session),
    onInterrupt: () => conversation.desk.library.stop(),
  });
  // While a person thinks or types. In a pipe a world is walked when something is asked that needs it.
  let walk: NodeJS.Immediate | undefined;
  const prepare = () => {
    if (!lines.isWatched) return;
    walk = setImmediate(() => conversation.desk.library.prepare(conversation.desk.session));
  };
  prepare();
  for await (const line of lines) {
    // A terminal may have another width by now.
    conversation.desk = { ...conversation.desk, page: terminal.page };
    const { text, isWrong, isOver } = await conversation.say(line);
    if (isOver) break;
    if (text !== '') terminal.out(`${text}\n`);
    hasFailed ||= isWrong && !lines.isWatched;
    prepare();
  }
  lines.close();
  clearImmediate(walk);
  conversation.desk.library.stop();
  return hasFailed ? STATUS.usage : statusOf(conversation.desk.session);
}

/** `3> ` after step 3; `4:12> ` at transition 12 of step 4. */
function promptText({ place, inside }: Session): string {
  return inside === 0 ? `${place}> ` : `${place + 1}:${inside}> `;
}

/**
 * @param named a scenario file, a shipped world, or a link: an address, or what stands in it from its `#` on
 * @param override the name of the design to use, whatever the scenario or the link says
 * @throws ProblemError
 */
async function sessionOf(named: string, override: string | undefined): Promise<Session> {
  await loadDesigns([override]);
  const [, link] = named.split('#');
  if (link !== undefined && !existsSync(named)) {
    const { openLink } = await import('../uses/step/link.ts');
    const { session } = openLink(link);
    if (override === undefined) return session;
    const design = designFor(session.scenario, override);
    refuseUnfit(session.scenario, design);
    return withDesign(session, design);
  }
  const { scenario, design } = await loadSetting(named, override);
  return begin(scenario, readText(scenario.file), design);
}

function statusOf(session: Session): Status {
  const isBroken = propertiesOf(session).some(
    ({ broken }) => broken !== null && broken.place <= session.place,
  );
  return isBroken ? STATUS.violated : STATUS.ok;
}

function headText(page: Page, { scenario, design, line, place }: Session): string {
  const ahead = line.taken.length - place;
  return [
    paragraph(page, '', page.ink.bold(scenario.title)),
    paragraph(
      page,
      '',
      `${visible(scenario.file)}: ${designText(design.name, isFollowed(scenario.world))}, kernel ${scenario.world.kernel}`,
    ),
    ...(ahead === 0
      ? []
      : [
          paragraph(
            page,
            '',
            `${count(ahead, 'step')} ${ahead === 1 ? 'lies' : 'lie'} ahead: again takes one, goto ${line.taken.length} all.`,
          ),
        ]),
    ...(line.unfitting === null ? [] : [unfittingText(page, line.taken.length + 1, line.unfitting)]),
  ].join('\n');
}
