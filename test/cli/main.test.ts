import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { SOUND, STACKED, written } from '../support/command-line.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Starts the program itself, with its output in pipes. */
function start(...args: readonly string[]) {
  const program = spawn(process.execPath, ['scripts/klpwalk.cjs', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    program.kill('SIGKILL');
  });
  const output = { stdout: '', stderr: '' };
  program.stdout.setEncoding('utf8').on('data', text => {
    output.stdout += text;
  });
  program.stderr.setEncoding('utf8').on('data', text => {
    output.stderr += text;
  });
  return { program, output };
}

test('the program writes to its own output, without colour into a pipe, and exits with the status', async () => {
  const { program, output } = start('simulate', written(SOUND));
  expect(await once(program, 'close')).toEqual([0, null]);
  expect(output.stderr).toBe('');
  expect(output.stdout).toMatch(/^A sound world\n/);
  expect(output.stdout).not.toContain('\u001b');
});

test('a reader that has seen enough ends the program in silence', async () => {
  const { program, output } = start('explore', written(STACKED));
  program.stdout.destroy();
  expect(await once(program, 'exit')).toEqual([0, null]);
  expect(output.stderr).toBe('');
});

test('Ctrl-C ends a walk with what is known by then, and status 3', async () => {
  // The text of the first file says that the program has begun; the others keep it busy for many seconds.
  const large = Array.from({ length: 6 }, () => 'bench/worlds/hundred-thousand.yaml');
  const { program, output } = start('explore', written(SOUND), ...large);
  await once(program.stdout, 'data');
  program.kill('SIGINT');
  expect(await once(program, 'close')).toEqual([3, null]);

  const told = output.stdout.replace(/\s+/g, ' ');
  const [, states, transitions, depth] =
    /\(interrupted: ([\d,]+) states?, ([\d,]+) transitions?, depth (\d+), [\d.]+ s\)/.exec(told) ?? [];
  const number = (text = '') => Number(text.replaceAll(',', ''));
  expect(number(states)).toBeGreaterThan(1);
  expect(number(states)).toBeLessThan(151_632);
  expect(number(transitions)).toBeGreaterThanOrEqual(number(states) - 1);
  expect(number(depth)).toBeGreaterThan(0);
  expect(output.stdout).toMatch(/\n {2}no-way-back +unknown\n/);
  expect(output.stderr).toBe('');
});
