import { fillPage } from '../page/fill.ts';
import { startServer } from '../page/server.ts';
import { pageTemplate } from '../page/template.ts';
import { readText } from '../scenario/file-text.ts';
import { onInterrupt } from './interrupt.ts';
import { insideOf, worldsFor } from './page.ts';
import { STATUS, type Status } from './status.ts';
import type { Terminal } from './terminal.ts';

export interface ServeFlags {
  readonly port: number;
}

/** `klpwalk serve [FILE|WORLD...]`: the page on this machine alone, until Ctrl-C; it follows changes of the files. */
export async function runServe(
  terminal: Terminal,
  named: readonly string[],
  { port }: ServeFlags,
): Promise<Status> {
  const scenarios = worldsFor(named).map(world => ({ ...insideOf(world), file: world.file }));
  const template = await pageTemplate();
  // A file that is no scenario any more is for the page to complain of.
  const page = () =>
    fillPage(template, {
      scenarios: scenarios.map(({ name, file, text }) => ({ name, text: textNow(file) ?? text })),
      served: true,
    });
  const interrupt = onInterrupt();
  try {
    const server = await startServer({
      port,
      page,
      files: scenarios.map(({ file }) => file),
      news: file =>
        JSON.stringify({ name: scenarios.find(one => one.file === file)?.name, text: textNow(file) }),
    });
    terminal.out(`${server.url} until Ctrl-C\n`);
    await aborted(interrupt.signal);
    await server.close();
    return STATUS.ok;
  } catch (error) {
    const why = whyNot(error);
    if (why === null) throw error;
    terminal.err(`klpwalk: port ${port} ${why}\n`);
    return STATUS.usage;
  } finally {
    interrupt.stop();
  }
}

/** `null`: it is not there now, as while an editor writes it. */
function textNow(file: string): string | null {
  try {
    return readText(file);
  } catch {
    return null;
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function whyNot(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return 'is in use; name another one with --port, or 0 for any that is free.';
  if (code === 'EACCES') return 'is not for this user; name one above 1023 with --port.';
  return null;
}
