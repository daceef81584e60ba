import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const scratch = mkdtempSync(join(tmpdir(), 'klpwalk-package-'));

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What a user writes, with all that is read and given. */
const PROGRAM = `import { type Coverage, ExploreError, edit, explore, type Property, type State } from 'klpwalk/explore';
import * as design from 'klpwalk/design';
import * as formats from 'klpwalk/export';
import * as generate from 'klpwalk/generate';
import { and, setup } from 'xstate';

const machine = setup({
  types: {} as {
    context: { door: { floor: number; open: boolean } };
    events: { type: 'call'; floor: number } | { type: 'open' | 'close' };
  },
  guards: { isShut: ({ context }) => !context.door.open, isOther: ({ context, event }) => event.type === 'call' && event.floor !== context.door.floor },
  actions: { observe: (_, _seen: { readonly floor: number }) => {} },
}).createMachine({
  id: 'lift',
  context: { door: { floor: 0, open: false } },
  initial: 'idle',
  states: {
    idle: {
      on: {
        call: { guard: and(['isShut', 'isOther']), target: 'moving', actions: edit((draft, event) => { if (event.type === 'call') draft.door.floor = event.floor; }) },
        open: { guard: 'isShut', actions: edit(draft => { draft.door.open = true; }) },
        close: { actions: edit(({ door }) => { door.open = false; }) },
      },
    },
    moving: { always: { target: 'idle', actions: { type: 'observe', params: ({ context }) => ({ floor: context.door.floor }) } } },
  },
});

const isHigh = ({ context }: State<{ door: { floor: number; open: boolean } }>) => context.door.floor > 2;
const high: Property<{ door: { floor: number; open: boolean } }, { readonly floor: number }> = { kind: 'never', name: 'no fourth floor', when: isHigh };
const result = await explore(machine, {
  events: ({ context }) => (context.door.open ? [{ type: 'close' }] : [{ type: 'call', floor: 1 }, { type: 'call', floor: 2 }, { type: 'open' }]),
  isTransition: (_, observations: readonly { readonly floor: number }[]) => observations.every(({ floor }) => floor < 9),
  properties: [high, { kind: 'deadlock', name: 'goes on' }],
  coverage: true,
});
const coverage: Coverage | null = result.coverage;
const error = await explore(machine, { events: [], properties: [{ kind: 'never', name: 'wild', when: () => { throw new Error('no'); } }] }).catch((caught: unknown) => caught);
console.log(JSON.stringify({
  states: result.states,
  transitions: result.transitions,
  closed: result.closed,
  verdicts: result.verdicts.map(({ verdict }) => verdict),
  guards: coverage?.guards.missing,
  history: error instanceof ExploreError ? error.history : null,
  parts: [design, formats, generate].every(part => Object.keys(part).length > 0),
}));
`;

const PRINTED = {
  states: 6,
  transitions: 10,
  closed: true,
  verdicts: ['holds', 'holds'],
  // Where the door is open, nothing but `close` is listed.
  guards: ['isShut: never false'],
  history: [],
  parts: true,
};

/** A walk that waits for another thread. */
const HELPED = `import { assign, createMachine } from 'xstate';
import { explore } from 'klpwalk/explore';

const up = key => assign({ [key]: ({ context }) => (context[key] + 1) % 20 });
const machine = createMachine({ context: { a: 0, b: 0 }, on: { a: { actions: up('a') }, b: { actions: up('b') } } });
const cores = { count: 2, waiting: 1, patience: 60_000 };
const { states } = await explore(machine, { events: [{ type: 'a' }, { type: 'b' }], properties: [], cores });
console.log(states);
`;

/** XState's own declarations do not pass with `exactOptionalPropertyTypes`. */
const COMPILER = {
  strict: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  target: 'es2022',
  lib: ['es2023'],
  module: 'nodenext',
  types: ['node'],
};

function run(command: string, args: readonly string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

beforeAll(() => {
  const packed = run('npm', ['pack', '--silent', '--pack-destination', scratch], '.');
  expect(packed.status, packed.stderr).toBe(0);
  const [tarball = ''] = readdirSync(scratch).filter(name => name.endsWith('.tgz'));
  expect(run('tar', ['-xzf', tarball], scratch).status).toBe(0);
});

/** The project of a user who has these packages of this checkout, under the names that they go by. */
function project(name: string, packages: Readonly<Record<string, string>>): string {
  const folder = join(scratch, name);
  mkdirSync(join(folder, 'node_modules', '@types'), { recursive: true });
  const link = (as: string, target: string) =>
    symlinkSync(target, join(folder, 'node_modules', as), 'junction');
  expect(
    run('cp', ['-r', join(scratch, 'package'), join(folder, 'node_modules', 'klpwalk')], '.').status,
  ).toBe(0);
  for (const [as, installed] of Object.entries(packages)) link(as, resolve('node_modules', installed));
  for (const as of ['immer', '@types/node', 'undici-types']) link(as, resolve('node_modules', as));
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: COMPILER, files: ['program.ts'] }),
  );
  writeFileSync(join(folder, 'program.ts'), PROGRAM);
  return folder;
}

it.each([
  ['typescript', 'xstate'],
  ['typescript', 'xstate-oldest'],
  ['typescript-oldest', 'xstate'],
  ['typescript-oldest', 'xstate-oldest'],
])('the package compiles and runs in a strict project with %s and %s', (typescript, xstate) => {
  const folder = project(`${typescript}-${xstate}`, { typescript, xstate });
  const tsc = join(folder, 'node_modules', 'typescript', 'bin', 'tsc');
  expect(run(process.execPath, [tsc], folder)).toEqual({ status: 0, stdout: '', stderr: '' });
  const { stdout, stderr } = run(process.execPath, ['program.js'], folder);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual(PRINTED);
});

it('the package brings what the other threads of a walk run', () => {
  const folder = project('cores', { xstate: 'xstate' });
  writeFileSync(join(folder, 'helped.mjs'), HELPED);
  const watched = resolve('test/support/watched-threads.cjs');
  const { stdout, stderr } = run(process.execPath, ['--require', watched, 'helped.mjs'], folder);
  expect({ stdout, stderr }).toEqual({ stdout: '400\n', stderr: 'runs runner.js\n' });
});
