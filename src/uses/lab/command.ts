import { spawn } from 'node:child_process';

/** What a program has said. */
export interface Ended {
  /** `null`: a signal has ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs a program to its end.
 *
 * @throws where it cannot be started, or the signal has ended it
 */
export function runCommand(
  program: string,
  args: readonly string[],
  { signal, cwd }: { readonly signal?: AbortSignal; readonly cwd?: string } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, signal, stdio: ['ignore', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', code =>
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
  });
}

/** A word as a shell takes it. */
export function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
