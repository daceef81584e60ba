import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadSetting } from '../scenario/setting.ts';
import { cSources } from '../show/c/sources.ts';
import { writeFile } from '../show/files/write-file.ts';
import { STATUS, type Status } from './status.ts';
import type { Terminal } from './terminal.ts';

/** What may stand on the command line of `c`. */
export interface CFlags {
  readonly design?: string;
  readonly out: string;
}

/** `klpwalk c WORLD --out FOLDER`: writes the livepatches of a world as modules in C, all of them or none. */
export async function runC(terminal: Terminal, named: string, { design, out }: CFlags): Promise<Status> {
  const sources = cSources(await loadSetting(named, design));
  // Where this fails, the first file tells why.
  await mkdir(out, { recursive: true }).catch(() => {});
  for (const { name, text } of sources) await writeFile(join(out, name), [text]);
  for (const { name, what } of sources) terminal.out(`${join(out, name)}: ${what}\n`);
  return STATUS.ok;
}
