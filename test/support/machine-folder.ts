import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { klpwalk } from './command-line.ts';

/** A folder that lasts as long as the test, whose modules find XState; returns what writes a file into it. */
export function machineFolder(): (name: string, text: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'klpwalk-machine-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return (name, text) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
}

/** A lamp that breaks, and a night that never comes, since its event carries no hour. */
export const LAMP = `import { setup } from 'xstate';
export const lamp = setup({ guards: { isLate: ({ event }) => event.hour > 20 } }).createMachine({
  id: 'lamp',
  initial: 'off',
  states: {
    off: { on: { press: 'on', wait: { guard: 'isLate', target: 'night' }, smash: 'broken' } },
    on: { on: { press: 'off', smash: 'broken' } },
    night: { on: { press: 'off' } },
    broken: {},
  },
});
`;

/** A machine with an input and an actor, of which nobody has said what it answers. */
export const CARELESS = `import { fromPromise, setup } from 'xstate';
export const machine = setup({ actors: { load: fromPromise(async () => 1) } }).createMachine({
  id: 'careless',
  initial: 'loading',
  context: ({ input }) => ({ url: input.url }),
  states: { loading: { invoke: { src: 'load', onDone: 'waiting' } }, waiting: { after: { 500: 'loading' } } },
});
export const input = { url: 'a' };
`;

/** What `check` says of a module with this text. */
export async function checked(text: string, ...args: readonly string[]) {
  const file = machineFolder()('machine.ts', text);
  const { status, stdout, stderr } = await klpwalk('check', file, ...args);
  return {
    status,
    stdout: stdout.replaceAll(file, 'machine.ts'),
    stderr: stderr.replaceAll(file, 'machine.ts'),
  };
}
