import { createInterface, type Interface } from 'node:readline';
import { Readable } from 'node:stream';
import { completions } from '../../uses/step/completion.ts';
import type { Session } from '../../uses/step/session.ts';
import type { Terminal } from '../terminal.ts';
import type { Conversation } from './conversation.ts';

/** The lines that are typed, piped or redirected, each behind a prompt that says where the session stands. */
export interface Lines extends AsyncIterable<string> {
  /** Whether a person types them. */
  readonly isWatched: boolean;
  close(): void;
}

export function linesOf(terminal: Terminal, conversation: Conversation): Lines {
  const { stream, screen } = terminal.input ?? { stream: Readable.from([]), screen: null };
  const isWatched = screen !== null;
  const lines = createInterface({
    input: stream,
    ...(isWatched ? { output: screen, historySize: 1000, removeHistoryDuplicates: true } : {}),
    terminal: isWatched,
    completer: (line: string) => [completions(line, conversation.desk.session), lastWord(line)],
  });
  if (isWatched) whereInterrupted(lines, conversation, terminal);
  return {
    isWatched,
    close: () => lines.close(),
    async *[Symbol.asyncIterator]() {
      const prompt = () => {
        const text = promptText(conversation.desk.session);
        if (!isWatched) return text;
        lines.setPrompt(terminal.page.ink.dim(text));
        lines.prompt();
        return text;
      };
      let text = prompt();
      for await (const line of lines) {
        if (!isWatched) terminal.out(`${`${text}${line}`.trimEnd()}\n`);
        yield line;
        text = prompt();
      }
      if (isWatched) terminal.out('\n');
    },
  };
}

/** Ctrl-C gives up a walk that runs, and the line that is being typed. */
function whereInterrupted(lines: Interface, conversation: Conversation, terminal: Terminal): void {
  lines.on('SIGINT', () => {
    conversation.desk.library.stop();
    terminal.out('\n');
    lines.write(null, { ctrl: true, name: 'e' });
    lines.write(null, { ctrl: true, name: 'u' });
    lines.prompt();
  });
}

/** `3> ` after step 3; `4:12> ` at transition 12 of step 4. */
function promptText({ place, inside }: Session): string {
  return inside === 0 ? `${place}> ` : `${place + 1}:${inside}> `;
}

function lastWord(line: string): string {
  return line.split(/\s+/).at(-1) ?? '';
}
