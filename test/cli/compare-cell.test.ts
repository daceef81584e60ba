import { expect, test } from 'vitest';
import { klpwalk, SOUND, STACKED, written } from '../support/command-line.ts';

test('the verdicts, and one of the shortest histories', async () => {
  const { status, stdout, stderr } = await klpwalk('compare', '--cell', 'klp-state', 'stack');
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(stdout).toContain('\nscenarios/worlds/stack.yaml: design klp-state, kernel 6.12, without\nforce\n');
  expect(stdout).toContain('\n  missing-effect    violated, 6 steps\n');
  expect(stdout).toContain('\n  double-disable    violated, 7 steps\n');
  expect(stdout).toContain('\n\nmissing-effect: 6 steps\n\n  1. load A &\n');
  expect(stdout).not.toContain('double-disable, use-after-free: 7 steps');
});

test('it tells what explore tells, of the same world with what is alike told apart', async () => {
  const file = written(STACKED);
  const timeless = (json: string) => ({ ...JSON.parse(json), seconds: 0 });
  const explored = await klpwalk('explore', file, '--design', 'repaired', '--no-symmetry', '--json');
  const cell = await klpwalk('compare', '--cell', 'repaired', file, '--json');
  expect(timeless(cell.stdout)).toEqual(timeless(explored.stdout));
  expect(cell.status).toBe(explored.status);
});

test('what holds is status 0, and what a bound leaves open is status 3', async () => {
  const args = ['compare', '--cell', 'klp-state', written(SOUND)];
  expect((await klpwalk(...args)).status).toBe(0);
  const bounded = await klpwalk(...args, '--max-states', '4');
  expect(bounded.status).toBe(3);
  expect(bounded.stdout).toContain('holds to depth 1 (stopped at the bound of states: 4 states');
});

test('bad input is status 2', async () => {
  const refused = async (...args: readonly string[]) => {
    const { status, stdout, stderr } = await klpwalk('compare', ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    return stderr;
  };
  expect(await refused('--cell', 'sktch', 'upgrade')).toMatch(
    /^klpwalk: --cell: no design is called "sktch"; expected one of .* Did you mean "sketch"\?\n$/,
  );
  expect(await refused('--cell', 'sketch', 'upgrad')).toMatch(/ Did you mean "upgrade"\?\n$/);
  expect(await refused('--cell', 'sketch')).toBe(
    'klpwalk: --cell: sketch is no cell; expected a design and a world, such as klp-state upgrade.\n',
  );
  expect(await refused('stack', '--cell', 'sketch', 'upgrade')).toBe(
    'klpwalk: --cell: stack stands beside the one cell; expected no other world.\n',
  );
  expect(await refused('--cell', 'sketch', 'upgrade', '--out', 'x.md')).toContain(
    "option '--cell <name...>' cannot be used with option '--out <file>'",
  );
});
