import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { CollectingTerminal } from '../support/collecting-terminal.ts';
import { klpwalk, SOUND, written } from '../support/command-line.ts';

/** A world that takes seconds to walk. */
const LARGE = fileURLToPath(new URL('../../bench/worlds/million.yaml', import.meta.url));

/** It takes longer to start a process than to walk these cells. */
const ALONE = ['--jobs', '1'];

describe('a bound', () => {
  test('of states: what is not closed does not hold', async () => {
    const { status, stdout } = await klpwalk(
      ...['compare', written(SOUND), '--design', 'klp-state', '--max-states', '4', ...ALONE],
    );
    expect(status).toBe(0);
    expect(stdout).toContain('\n    klp-state  holds to depth 1       4+\n');
    expect(stdout).toContain('\n  klp-state  0 of 1    ~\n');
  });
});

test('Ctrl-C: the cells that are not begun are unknown, status 3', async () => {
  const terminal = new CollectingTerminal();
  const comparing = run(['compare', LARGE, written(SOUND), '--design', 'sketch', '--jobs', '1'], terminal);
  while (process.listenerCount('SIGINT') === 0) await setImmediate();
  process.emit('SIGINT');
  expect(await comparing).toBe(3);
  expect(terminal.stdout).toMatch(/\n {2}sketch {2}0 of 2 {4}\S+ {2}\?\n/);
  expect(terminal.stdout).toMatch(/A sound world\n.*\n {4}sketch {2}unknown: interrupted\n/);
  expect(process.listenerCount('SIGINT')).toBe(0);
});

describe('bad input is status 2, and nothing is walked', () => {
  const refused = async (...args: readonly string[]) => {
    const { status, stdout, stderr } = await klpwalk('compare', ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    return stderr;
  };

  test('a world that there is not', async () => {
    expect(await refused('upgrade', 'two-object')).toContain('Did you mean "two-objects"?\n');
    expect(await refused('upgrade', 'none.yaml')).toContain('none.yaml: there is no such file');
  });

  test('a design that there is not', async () => {
    expect(await refused('upgrade', '--design', 'sketh')).toMatch(
      /No design is called "sketh"; expected one of .* Did you mean "sketch"\?\n/,
    );
    expect(await refused('--design', 'sketch', 'upgrade.yaml')).toContain(
      '"upgrade.yaml" looks like a file, and files go before --design.',
    );
    for (const world of ['upgrade', written(SOUND), 'test']) {
      expect(await refused('--design', 'sketch', world)).toContain(
        `"${world}" is a world, and worlds go before --design.`,
      );
    }
  });

  test('a scenario that cannot be read under any design', async () => {
    const file = written('title: T\nlivepatches: { A: { featurs: {} } }');
    expect(await refused('upgrade', file)).toContain(
      `${file}:2:21: livepatches.A.featurs: unknown key "featurs"`,
    );
  });
});
