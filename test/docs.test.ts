import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { run } from '../src/cli/program.ts';
import { pageFor } from '../src/show/text/page.ts';

const PAGES = [
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

const EXAMPLES = PAGES.flatMap(page =>
  [...readFileSync(page, 'utf8').matchAll(/^```console\n\$ (.*)\n([\s\S]*?)^```$/gm)].map(
    ([, command = '', output = '']): Example => ({ page, command, output }),
  ),
);

/** What the pages say to type, as arguments of klpwalk. */
function argumentsOf(command: string): string[] {
  if (command === 'npm start') return ['explore', 'scenarios/sketch/upgrade.yaml'];
  const [program, ...args] = command.split(' ');
  expect(program).toBe('./klpwalk');
  // It takes longer to start a process than to walk these cells.
  return args[0] === 'compare' ? [...args, '--jobs', '1'] : args;
}

async function outputOf(args: readonly string[]): Promise<string> {
  let output = '';
  const write = (text: string) => {
    output += text;
  };
  await run(args, { out: write, err: write, page: pageFor(undefined, false), isWatched: false });
  return output;
}

/** Seconds differ from run to run. */
function timeless(text: string): string {
  return text.replaceAll(/\b\d+\.\d s\b/g, '0.1 s');
}

describe('what the pages show is what the commands print', () => {
  test('there are examples', () => {
    expect(EXAMPLES.length).toBeGreaterThan(5);
  });

  test.each(EXAMPLES)('$page: $command', async ({ command, output }) => {
    const printed = timeless(await outputOf(argumentsOf(command)));
    // A line of three dots stands for any lines that a page leaves out.
    let rest = printed;
    for (const part of timeless(output).split(/^\.\.\.\n/m)) {
      expect(rest).toContain(part);
      rest = rest.slice(rest.indexOf(part) + part.length);
    }
  });
});

test('every link between the pages leads to a file', () => {
  for (const page of [...PAGES, 'CONTRIBUTING.md', 'CHANGELOG.md']) {
    const folder = page.includes('/') ? 'docs/' : '';
    for (const [, link = ''] of readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      expect(
        () => readFileSync(new URL(`../${folder}${link}`, import.meta.url)),
        `${page}: ${link}`,
      ).not.toThrow('ENOENT');
    }
  }
});

test('what the limits name stands where they say', () => {
  const named = [
    ...readFileSync('docs/limits.md', 'utf8').matchAll(/`([^`]+)` in \[([^\]]+)\]\(\.\.\/([^)]+)\)/g),
  ];
  expect(named.length).toBeGreaterThan(30);
  for (const [, name = '', shown, file = ''] of named) {
    expect(shown).toBe(file);
    expect(readFileSync(file, 'utf8'), `${name} in ${file}`).toContain(name);
  }
});
