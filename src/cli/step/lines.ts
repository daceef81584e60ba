import { createInterface, type Interface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Terminal } from '../terminal.ts';

/** The lines that are typed, piped or redirected, each behind a prompt that says where the session stands. */
export interface Lines extends AsyncIterable<string> {
  /** Whether a person types them. */
  readonly isWatched: boolean;
  close(): void;
}

/** What lines are typed to. */
export interface Listener {
  /** What stands before a line, such as `3> `. */
  readonly prompt: () => string;
  /** The words that may stand where the last one of a line is being typed. */
  readonly completions: (line: string) => string[];
  /** Ctrl-C was pressed. */
  readonly onInterrupt: () => void;
}

export function linesOf(terminal: Terminal, listener: Listener): Lines {
  const { stream, screen } = terminal.input ?? { stream: Readable.from([]), screen: null };
  const isWatched = screen !== null;
  const lines = createInterface({
    input: stream,
    ...(isWatched ? { output: screen, historySize: 1000, removeHistoryDuplicates: true } : {}),
    terminal: isWatched,
    completer: (line: string) => [listener.completions(line), lastWord(line)],
  });
  if (isWatched) whereInterrupted(lines, listener, terminal);
  return {
    isWatched,
    close: () => lines.close(),
    async *[Symbol.asyncIterator]() {
      const prompt = () => {
        const text = listener.prompt();
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
function whereInterrupted(lines: Interface, listener: Listener, terminal: Terminal): void {
  lines.on('SIGINT', () => {
    listener.onInterrupt();
    terminal.out('\n');
    lines.write(null, { ctrl: true, name: 'e' });
    lines.write(null, { ctrl: true, name: 'u' });
    lines.prompt();
  });
}

function lastWord(line: string): string {
  return line.split(/\s+/).at(-1) ?? '';
}
