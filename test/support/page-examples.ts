import { readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { expect } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { pageFor } from '../../src/show/text/page.ts';

export const PAGES = [
  'README.md',
  ...readdirSync('docs')
    .filter(file => file.endsWith('.md'))
    .map(file => `docs/${file}`),
];

/** A console block of a page: a command and the output that the page shows for it. */
interface Example {
  readonly page: string;
  readonly command: string;
  readonly output: string;
}

/** All that the pages have. */
export const EXAMPLES = PAGES.flatMap(page =>
  [...readFileSync(page, 'utf8').matchAll(/^```console\n\$ (.*)\n([\s\S]*?)^```$/gm)].map(
    ([, command = '', output = '']): Example => ({ page, command, output }),
  ),
);

/** Whether it starts processes, or runs tests against every slip in the charts. */
export function takesLong(command: string): boolean {
  return command.split(' ')[1] === 'compare' || command.includes(' --strength');
}

/** What the pages say to type: arguments of klpwalk, and the lines that `printf` gives it. */
function typed(command: string): { readonly args: readonly string[]; readonly lines: string } {
  if (command === 'npm start') return { args: ['explore', 'scenarios/sketch/upgrade.yaml'], lines: '' };
  const [, lines = '', plain = command] = /^printf '([^']*)' \| (.*)$/.exec(command) ?? [];
  const [program, ...args] = plain.split(' ');
  expect(program).toBe('./klpwalk');
  return { args, lines: lines.replaceAll('\\n', '\n') };
}

async function outputOf({ args, lines }: ReturnType<typeof typed>): Promise<string> {
  let output = '';
  const write = (text: string) => {
    output += text;
  };
  const input = { stream: Readable.from([lines]), screen: null };
  await run(args, { out: write, err: write, page: pageFor(undefined, false), isWatched: false, input });
  return output;
}

/** Seconds differ from run to run. */
function timeless(text: string): string {
  return text.replaceAll(/\b\d+\.\d s\b/g, '0.1 s');
}

/** What the page shows is what the command prints. */
export async function expectPrinted({ command, output }: Example): Promise<void> {
  const printed = timeless(await outputOf(typed(command)));
  // A line of three dots stands for any lines that a page leaves out.
  let rest = printed;
  for (const part of timeless(output).split(/^\.\.\.\n/m)) {
    expect(rest).toContain(part);
    rest = rest.slice(rest.indexOf(part) + part.length);
  }
}
