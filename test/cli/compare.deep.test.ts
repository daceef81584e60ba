import { describe, expect, test } from 'vitest';
import { klpwalk, SOUND, STACKED, written } from '../support/command-line.ts';

test('shipped worlds by name, and files, under the designs that are asked for', async () => {
  const { status, stdout, stderr } = await klpwalk(
    'compare',
    'upgrade',
    'stack',
    '--design',
    'sketch',
    'repaired',
    'klp-state',
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toBe(`\
2 worlds, 3 designs
. holds; a number: violated, the length of a shortest history.

             holds in  1  2
  sketch     0 of 2    4  5
  repaired   1 of 2    .  5
  klp-state  1 of 2    .  5

 1. upgrade: An upgrade
    Does the newer version of a feature take the older one over, and is
    the way back to the older one safe or refused?
    design     verdict                          states
    sketch     violated  stale-owner 4, 9 more      49
    repaired   holds                                18
    klp-state  holds                                20

 2. stack: A stack without replace
    Is a feature that two enabled livepatches share kept until the last
    of them is disabled, in any order?
    design     verdict                          states
    sketch     violated  unprotected 5, 4 more      60
    repaired   violated  unprotected 5, 3 more      48
    klp-state  violated  unprotected 5, 3 more      70

The histories of a cell: klpwalk explore WORLD --design DESIGN
`);
});

test('the order of the designs is that of the command line, and one process does as well as two', async () => {
  const args = ['compare', written(STACKED), written(SOUND), '--design', 'klp-state', '--design', 'sketch'];
  const alone = await klpwalk(...args, '--jobs', '1');
  expect(alone.stdout).toMatch(/\n {2}klp-state {2}1 of 2 {4}5 {2}\.\n {2}sketch {5}1 of 2 {4}5 {2}\.\n/);
  expect(await klpwalk(...args, '--jobs', '2')).toEqual(alone);
});

test('as data, of all designs', async () => {
  const file = written(STACKED);
  const { status, stdout } = await klpwalk('compare', file, '--json');
  const data = JSON.parse(stdout);
  expect(status).toBe(0);
  expect(data.worlds).toMatchObject([{ name: file, file, title: 'A stack', about: null }]);
  expect(data.worlds[0].cells).toContainEqual({
    design: 'klp-state',
    verdict: 'violated',
    states: 70,
    transitions: 148,
    depth: 14,
    stopped: null,
    violated: [
      { property: 'unprotected', length: 5 },
      { property: 'missing-effect', length: 6 },
      { property: 'double-disable', length: 7 },
      { property: 'use-after-free', length: 7 },
    ],
    neverHandedOn: [],
  });
});

test('a world that is named twice is walked and shown once, by its first name', async () => {
  const file = 'scenarios/worlds/upgrade.yaml';
  const { stdout } = await klpwalk('compare', file, 'upgrade', `./${file}`, '--design', 'none');
  expect(stdout).toMatch(/^1 world, 1 design\n/);
  expect(stdout).toContain(`\n 1. ${file}: An upgrade\n`);
});

describe('a bound', () => {
  test('of depth: what is violated is violated', async () => {
    const { stdout } = await klpwalk(
      ...['compare', written(STACKED), '--design', 'klp-state', 'sketch', '--max-depth', '5'],
    );
    expect(stdout).toMatch(/\n {4}klp-state {2}violated {2}unprotected 5 +\d+\+\n/);
  });

  test('that leaves a cell without a verdict: status 3', async () => {
    const { status, stdout } = await klpwalk(
      ...['compare', written(SOUND), '--design', 'klp-state', '--max-states', '1'],
    );
    expect(status).toBe(3);
    expect(stdout).toContain('\n    klp-state  unknown  ');
  });

  test('of the scenario', async () => {
    const { stdout } = await klpwalk(
      ...['compare', written(`${STACKED}explore: { depth: 4 }`), '--design', 'klp-state'],
    );
    expect(stdout).toContain('\n    klp-state  holds to depth 4  ');
  });
});

test('a key of one design: the others have no cell, and say which key of which design', async () => {
  const file = written(`title: T\nlivepatches:\n  A: { set: 1, features: { S: 1 } }\n`);
  const { status, stdout } = await klpwalk('compare', file, '--design', 'replace-set', 'sketch');
  expect(status).toBe(0);
  expect(stdout).toContain('\n    replace-set  holds       5\n');
  expect(stdout).toContain('\n    sketch       does not apply: "set" is a key of replace-set\n');
  expect(stdout).toMatch(/\n {2}replace-set {2}1 of 1 .*\n {2}sketch {7}0 of 0 /);
  const alone = await klpwalk('compare', file, '--design', 'sketch');
  expect(alone).toMatchObject({ status: 2, stdout: '' });
  expect(alone.stderr).toContain('"set" is a key for the design replace-set');
});

test('a feature that is never handed on has a sign of its own', async () => {
  const { stdout } = await klpwalk('compare', 'upgrade', '--design', 'klp-state', 'provides', '--jobs', '1');
  expect(stdout).toContain('\n  klp-state  1 of 1       .\n  provides   1 of 1, 1 o  o\n');
  expect(stdout).toContain('\n    provides   holds; never hands on L1TF      16\n');
});
