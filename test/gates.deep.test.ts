import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

type Files = Readonly<Record<string, string>>;

/** A house of a few files, in which every rule is kept and every export is used. */
const TIDY: Files = {
  'machines/world.ts': "export const world = 'upgrade';\n",
  'src/problem/problem.ts': "export const problem = 'no such world';\n",
  'src/explore/index.ts': "export { walk } from './walk.ts';\n",
  'src/explore/walk.ts':
    "import { setup } from 'xstate';\nexport const walk = setup({}).createMachine({});\n",
  'src/livepatch/model.ts': `import { world } from '../../machines/world.ts';
import { walk } from '../explore/index.ts';
export const model = { world, walk };
`,
  'src/uses/simulate/simulate.ts': `import { model } from '../../livepatch/model.ts';
import { problem } from '../../problem/problem.ts';
export const simulate = { model, problem };
`,
  'src/cli/main.ts': "import { simulate } from '../uses/simulate/simulate.ts';\nconsole.log(simulate);\n",
  'test/explore/walk.test.ts':
    "import { walk } from '../../src/explore/walk.ts';\nimport '../support/machine.ts';\nconsole.log(walk);\n",
  'test/support/machine.ts': "console.log('a machine');\n",
  'package.json': `{
  "name": "tidy",
  "type": "module",
  "bin": "src/cli/main.ts",
  "scripts": { "test": "vitest run" },
  "dependencies": { "xstate": "5" },
  "devDependencies": { "vitest": "4" }
}
`,
};

/** Files whose imports break a rule, and what is said of it. */
const UNTIDY: readonly (readonly [file: string, text: string, broken: string])[] = [
  [
    'src/livepatch/past-the-wall.ts',
    "export { walk } from '../explore/walk.ts';",
    'wall-of-explore: src/livepatch/past-the-wall.ts → src/explore/walk.ts',
  ],
  [
    'test/livepatch/past-the-wall.test.ts',
    "import '../../src/explore/walk.ts';",
    'wall-of-explore: test/livepatch/past-the-wall.test.ts → src/explore/walk.ts',
  ],
  [
    'src/explore/knows-livepatches.ts',
    "export { world } from '../../machines/world.ts';",
    'room-explore: src/explore/knows-livepatches.ts → machines/world.ts',
  ],
  [
    'src/explore/knows-schemas.ts',
    "export { z } from 'zod';",
    'packages-of-explore: src/explore/knows-schemas.ts → zod',
  ],
  [
    'machines/knows-errors.ts',
    "import type { problem } from '../src/problem/problem.ts';\nexport type Problem = typeof problem;",
    'room-machines: machines/knows-errors.ts → src/problem/problem.ts',
  ],
  [
    'machines/knows-xstate.ts',
    "export type { StateValue } from 'xstate';",
    'packages-of-machines: machines/knows-xstate.ts → xstate',
  ],
  [
    'machines/knows-files.ts',
    "export { readFileSync } from 'node:fs';",
    'packages-of-machines: machines/knows-files.ts → fs',
  ],
  [
    'src/uses/compare/compare.ts',
    "export { simulate } from '../simulate/simulate.ts';",
    'uses-apart: src/uses/compare/compare.ts → src/uses/simulate/simulate.ts',
  ],
  [
    'src/scenario/upwards.ts',
    "export { model } from '../livepatch/model.ts';",
    'room-scenario: src/scenario/upwards.ts → src/livepatch/model.ts',
  ],
  [
    'src/show/knows-tests.ts',
    "import '../../test/support/machine.ts';",
    'product-alone: src/show/knows-tests.ts → test/support/machine.ts',
  ],
  [
    'test/livepatch/again.test.ts',
    "import '../explore/walk.test.ts';",
    'no-test-imported: test/livepatch/again.test.ts → test/explore/walk.test.ts',
  ],
  [
    'src/show/hen.ts',
    "import type { Egg } from './hen/egg.ts';\nexport type Hen = Egg | null;",
    'no-cycle: src/show/hen.ts → src/show/hen/egg.ts → src/show/hen.ts',
  ],
  [
    'src/jobs/here/first.ts',
    "import '../there/first.ts';",
    'no-cycle-of-folders: src/jobs/here → src/jobs/there → src/jobs/here',
  ],
  [
    'src/jobs/there/second.ts',
    "import '../here/second.ts';",
    'no-cycle-of-folders: src/jobs/there → src/jobs/here → src/jobs/there',
  ],
  [
    'src/attic/attic.ts',
    "export { problem } from '../problem/problem.ts';",
    'rooms-listed: src/attic/attic.ts → src/problem/problem.ts',
  ],
  ['src/show/lost.ts', "import './nowhere.ts';", 'resolved: src/show/lost.ts → ./nowhere.ts'],
];

test('imports that keep the rules pass', () => {
  expect(imports(house(TIDY))).toEqual({ status: 0, broken: [] });
});

test('each import that breaks a rule fails', () => {
  const untidy = Object.fromEntries(UNTIDY.map(([file, text]) => [file, text]));
  const others = {
    'src/show/hen/egg.ts': "import type { Hen } from '../hen.ts';\nexport type Egg = Hen | null;",
    'src/jobs/here/second.ts': '',
    'src/jobs/there/first.ts': '',
  };
  const { status, broken } = imports(house({ ...TIDY, ...untidy, ...others }));
  expect(broken).toEqual(UNTIDY.map(([, , rule]) => rule).sort());
  expect(status).toBe(UNTIDY.length);
});

test('a house where everything is used passes', () => {
  expect(exports(house(TIDY))).toEqual({ status: 0, stdout: '' });
});

test('a file, an export, a type and a package that nobody uses fail', () => {
  const { status, stdout } = exports(
    house({
      ...TIDY,
      'src/show/nobody-asks.ts': "export const answer = 'unasked';\n",
      'machines/world.ts':
        "export const world = 'upgrade';\nexport const other = 'stack';\nexport type World = 'upgrade';\n",
      'package.json': TIDY['package.json']?.replace('xstate', 'zod') ?? '',
    }),
  );
  expect(stdout.replaceAll(/ +/g, ' ').replaceAll(/ $/gm, '').trim().split('\n')).toEqual([
    'Unused files (1)',
    'src/show/nobody-asks.ts',
    'Unused dependencies (1)',
    'zod package.json',
    'Unlisted dependencies (1)',
    'xstate src/explore/walk.ts:1:23',
    'Unused exports (1)',
    'other machines/world.ts:2:14',
    'Unused exported types (1)',
    'World type machines/world.ts:3:13',
  ]);
  expect(status).toBe(1);
});

/** Writes a house that lasts as long as the test, under this project's own rules; returns its folder. */
function house(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'klpwalk-gates-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  for (const file of ['.dependency-cruiser.mjs', 'knip.json']) copyFileSync(file, join(folder, file));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** What `npm run imports` says of a house: its status, and each rule with the import that breaks it, sorted. */
function imports(cwd: string) {
  const { status, stdout } = run(
    cwd,
    'dependency-cruiser/bin/dependency-cruise.mjs',
    'machines',
    'src',
    'test',
  );
  const broken = stdout
    .replaceAll(/→\s+/g, '→ ')
    .split('\n')
    .flatMap(line => /error (.*)/.exec(line)?.[1] ?? [])
    .map(rule => rule.replace(/\S*node_modules\/([^/]+)\S*/, '$1'));
  return { status, broken: broken.sort() };
}

/** What `npm run exports` says of a house. */
function exports(cwd: string) {
  return run(cwd, 'knip/bin/knip.js');
}

function run(cwd: string, script: string, ...args: readonly string[]) {
  const { status, stdout } = spawnSync(process.execPath, [join('node_modules', script), ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  return { status, stdout };
}
