import { DESIGNS } from '../../machines/designs/index.ts';
import { fillPage, type Inside } from '../page/fill.ts';
import { pageTemplate } from '../page/template.ts';
import { readText } from '../scenario/file-text.ts';
import { parseScenario } from '../scenario/scenario.ts';
import { eachOnce, type NamedWorld, shippedWorlds, worldNamed } from '../scenario/shipped-worlds.ts';
import { probeFiles } from '../show/files/probe-files.ts';
import { writeFile } from '../show/files/write-file.ts';
import { STATUS, type Status } from './status.ts';
import type { Terminal } from './terminal.ts';

export interface PageFlags {
  readonly out?: string;
}

/** `klpwalk page [FILE|WORLD...]`: writes the page, with the scenarios in it. */
export async function runPage(
  terminal: Terminal,
  named: readonly string[],
  { out = 'klpwalk.html' }: PageFlags,
): Promise<Status> {
  const worlds = worldsFor(named);
  const scenarios = worlds.map(insideOf);
  await probeFiles(
    [out],
    worlds.map(({ file }) => file),
  );
  const html = fillPage(await pageTemplate(), { scenarios, served: false });
  await writeFile(out, [html]);
  terminal.out(`${out}: open it in a browser; it needs no network.\n`);
  return STATUS.ok;
}

/**
 * The scenarios that a command is given for the page, each once.
 *
 * @throws ProblemError that names the nearest one, where a name means nothing
 */
export function worldsFor(named: readonly string[]): NamedWorld[] {
  const shipped = shippedWorlds();
  return eachOnce(named.map(text => worldNamed(text, shipped)));
}

/**
 * The scenario as the page has it inside.
 *
 * @throws ProblemError where it is none
 */
export function insideOf({ name, file }: NamedWorld): Inside {
  const text = readText(file);
  parseScenario(text, file, Object.keys(DESIGNS));
  return { name: name === file ? file : `worlds/${name}`, text };
}
