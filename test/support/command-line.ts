import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { CollectingTerminal } from './collecting-terminal.ts';

/** Runs klpwalk with these arguments; returns its exit status and what it wrote. */
export async function klpwalk(...args: readonly string[]) {
  const terminal = new CollectingTerminal();
  const status = await run(args, terminal);
  return { status, stdout: terminal.stdout, stderr: terminal.stderr };
}

/** Writes a scenario file that lasts as long as the test; returns its path. */
export function written(text: string, name = 'world.yaml'): string {
  const folder = mkdtempSync(join(tmpdir(), 'klpwalk-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** Every property holds, under each design. */
export const SOUND = 'title: A sound world\nlivepatches: { N: {} }\nsteps: [load N, disable N, unload N]\n';

/** Two livepatches that share a feature and do not replace: klp-state breaks three properties. */
export const STACKED = `title: A stack
livepatches:
  A: { replace: false, features: { L1TF: 1 } }
  B: { replace: false, features: { L1TF: 1 } }
steps: [load A, load B, disable A]
`;
