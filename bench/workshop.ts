import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Measured {
  readonly output: string;
  /** From the start of the process to its end. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

const INSTALL = 'not installed (apt-get install spin rumur)';

/** Where verifiers are made and run: a temporary folder, and a program that measures others. */
export class Workshop {
  readonly #root = mkdtempSync(join(tmpdir(), 'klpwalk-bench-'));
  readonly #measure = join(this.#root, 'measure');
  readonly #canCompile: boolean;

  constructor() {
    const { status } = spawnSync('cc', ['-O2', '-o', this.#measure, 'bench/measure.c']);
    this.#canCompile = status === 0;
  }

  /** Why a tool cannot be used; `null`: it can. */
  lacks(tool: 'spin' | 'rumur'): string | null {
    if (spawnSync('which', [tool]).status !== 0) return INSTALL;
    return this.#canCompile ? null : 'needs a C compiler, cc (apt-get install gcc libc6-dev)';
  }

  /** A new, empty folder. */
  folder(): string {
    return mkdtempSync(join(this.#root, 'run-'));
  }

  /** Runs a command to its end. */
  measured(command: readonly string[], folder: string): Measured {
    const figures = join(folder, 'measured.json');
    const { status, stdout, stderr } = spawnSync(this.#measure, [figures, ...command], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    if (status !== 0) throw new Error(`${command.join(' ')} failed:\n${stdout}${stderr}`);
    return { output: stdout, ...JSON.parse(readFileSync(figures, 'utf8')) };
  }

  close(): void {
    rmSync(this.#root, { recursive: true });
  }
}
