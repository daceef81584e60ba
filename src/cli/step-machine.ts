import { randomInt } from 'node:crypto';
import { visible } from '../problem/visible.ts';
import { failedStepText } from '../show/text/check.ts';
import { count } from '../show/text/count.ts';
import { standText } from '../show/text/machine-session.ts';
import { paragraph } from '../show/text/page.ts';
import { proposedEvents } from '../show/text/proposed-events.ts';
import { Modules } from '../subject/given.ts';
import { loadSubject } from '../subject/load-subject.ts';
import { type Aims, eventList } from '../subject/subject.ts';
import { machineCompletions } from '../uses/step-machine/completion.ts';
import { follow } from '../uses/step-machine/history.ts';
import { begin, type Session, standing } from '../uses/step-machine/session.ts';
import { STATUS, type Status } from './status.ts';
import { linesOf } from './step/lines.ts';
import { MachineConversation } from './step-machine/conversation.ts';
import type { Terminal } from './terminal.ts';
import { type WalkFlags, walked } from './walked.ts';

/** What may stand on the command line of `step`, where it steps through a machine. */
export interface StepMachineFlags extends Aims, WalkFlags {
  readonly history?: string;
}

/**
 * `klpwalk step MACHINE`: takes a person through a machine, a line a command. From a pipe or a file, a line that could not
 * be done is bad input.
 */
export async function runStepMachine(
  terminal: Terminal,
  file: string,
  flags: StepMachineFlags,
): Promise<Status> {
  const subject = await loadSubject(file, flags);
  const history =
    flags.history === undefined
      ? []
      : eventList(await new Modules().given(flags.history, 'events'), { file: flags.history });
  const found = await walked(terminal, subject, flags);
  if ('thrown' in found) {
    terminal.out(failedStepText(terminal.page, found));
    return STATUS.violated;
  }
  const session = follow(begin(found), history);
  terminal.out(`${headText(terminal, session, history.length)}\n`);
  const conversation = new MachineConversation(session, terminal.page, () => randomInt(2 ** 32));
  let hasFailed = false;
  const lines = linesOf(terminal, {
    prompt: () => `${conversation.session.place}> `,
    completions: line => machineCompletions(line, conversation.session),
    onInterrupt: () => {},
  });
  for await (const line of lines) {
    // A terminal may have another width by now.
    conversation.page = terminal.page;
    const { text, isWrong, isOver } = await conversation.say(line);
    if (isOver) break;
    if (text !== '') terminal.out(`${text}\n`);
    hasFailed ||= isWrong && !lines.isWatched;
  }
  lines.close();
  return hasFailed ? STATUS.usage : STATUS.ok;
}

function headText({ page }: Terminal, session: Session, followed: number): string {
  const { subject, result } = session.walked;
  const extent = `${count(result.states, 'state')}${result.stopped === null ? '' : ', as far as it was walked'}`;
  return [
    paragraph(
      page,
      '',
      `${page.ink.bold(visible(subject.machine.id))} (${visible(subject.file)}): ${extent}`,
    ),
    ...proposedEvents(page, subject.isProposed),
    ...(session.place < followed
      ? [
          paragraph(
            page,
            '',
            page.ink.yellow(`Event ${session.place + 1} of the history cannot happen here.`),
          ),
        ]
      : []),
    standText(page, standing(session)),
  ].join('\n');
}
