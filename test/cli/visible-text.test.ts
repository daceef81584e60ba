import { expect, test } from 'vitest';
import { klpwalk, written } from '../support/command-line.ts';

/** Clears the screen, names the window, and turns the direction of writing: as YAML writes it. */
const EVIL = String.raw`x\e[2J\e]0;owned\a\u009b31m\u202Ey`;

const SCENARIO = `title: "A ${EVIL}\\nB"
about: "${EVIL}"
modules: { kvm: { log: { init: ["${EVIL}"] } } }
livepatches: { N: {} }
steps: [insert kvm]
expect: { log: ["${EVIL} expected"] }
`;

/** Everything but lines. */
const HIDDEN = /[^\P{Cc}\n]|\p{Bidi_Control}/u;

test.each([
  ['simulate', 1],
  ['simulate --json', 1],
  ['explore', 0],
  ['explore --json', 0],
])('%s shows what a scenario hides', async (line, status) => {
  const [command = '', ...options] = line.split(' ');
  const result = await klpwalk(command, written(SCENARIO), ...options);
  expect(result.status).toBe(status);
  expect(result.stdout).toContain('u001b[2J');
  expect(result.stdout).not.toMatch(HIDDEN);
  expect(result.stderr).not.toMatch(HIDDEN);
});

test('a title is one line, however it is written', async () => {
  const { stdout } = await klpwalk('simulate', written('title: >\n  One\n  title\nlivepatches: { N: {} }\n'));
  expect(stdout).toMatch(/^One title\n/);
});

test.each([
  [
    'a key',
    `"a\\e[2Jb\\nc": 1`,
    'world.yaml:2:1: "a\\u001b[2Jb\\nc": unknown key "a\\u001b[2Jb\\nc"; expected',
  ],
  [
    'a long key',
    `? ${'k'.repeat(20_000)}\n: 1`,
    `world.yaml:2:3: "${'k'.repeat(40)}…": unknown key "${'k'.repeat(40)}…"`,
  ],
  [
    'a long name',
    `design: ${'k'.repeat(20_000)}`,
    `world.yaml:2:9: design: no design is called "${'k'.repeat(40)}…"`,
  ],
])('%s is told in one short line', async (_, text, told) => {
  const { status, stderr } = await klpwalk('explore', written(`title: T\n${text}\nlivepatches: { N: {} }\n`));
  expect(status).toBe(2);
  expect(stderr).toContain(told);
  expect(stderr.length).toBeLessThan(800);
  expect(stderr.trimEnd()).not.toMatch(/\p{Cc}/u);
});
