import { expect, test } from 'vitest';
import { klpwalk, SOUND, STACKED, written } from '../support/command-line.ts';

test('what is as expected is printed, and the status is 0', async () => {
  const { status, stdout, stderr } = await klpwalk('simulate', written(SOUND));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^A sound world\n/);
  expect(stdout).toContain('design klp-state, kernel 6.12\n');
  expect(stdout.slice(stdout.indexOf('%'))).toBe(`\
% insmod N.ko
livepatch: enabling patch 'N'
livepatch: 'N': initializing patching transition
livepatch: 'N': starting patching transition
# wait until the transition is over
livepatch: 'N': completing patching transition
livepatch: 'N': patching complete
% echo 0 > /sys/kernel/livepatch/N/enabled
livepatch: 'N': initializing unpatching transition
livepatch: 'N': starting unpatching transition
# wait until the transition is over
livepatch: 'N': completing unpatching transition
livepatch: 'N': unpatching complete
% rmmod N

At the end:
  stack  empty
  N.ko   not loaded
`);
});

test('a shipped world is simulated by its name', async () => {
  const { status, stdout } = await klpwalk('simulate', 'upgrade');
  expect(status).toBe(0);
  expect(stdout).toContain('\nscenarios/worlds/upgrade.yaml: design klp-state, kernel 6.12\n');
  expect((await klpwalk('simulate', 'upgrad')).stderr).toContain('Did you mean "upgrade"?');
});

test('--json prints the same as data', async () => {
  const { status, stdout, stderr } = await klpwalk('simulate', '--json', written(STACKED));
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  const { log, ...data }: { log: readonly string[] } = JSON.parse(stdout);
  expect(log).toHaveLength(14);
  expect(data).toEqual({
    title: 'A stack',
    design: 'klp-state',
    kernel: '6.12',
    steps: [
      { do: 'load A', at: 0, result: 'ok' },
      { do: 'load B', at: 0, result: 'ok' },
      { do: 'disable A', at: 0, result: 'ok' },
    ],
    final: { enabled: ['B'], features: {}, effects: { L1TF: 0 } },
    violations: [
      {
        property: 'unprotected',
        step: 3,
        why: 'B needs L1TF, and its effect is off, while A is in transition',
      },
      { property: 'missing-effect', step: 3, why: 'B needs L1TF, and its effect is off' },
    ],
  });
});

test('a violation is status 1 where the scenario says nothing of properties', async () => {
  const { status, stdout } = await klpwalk('simulate', written(STACKED));
  expect(status).toBe(1);
  expect(stdout).toContain('\nmissing-effect violated at step 3: B needs L1TF, and its effect is off.');
});

test('a violation that is expected is as it should be', async () => {
  expect(
    (await klpwalk('simulate', written(`${STACKED}expect: { violations: [missing-effect] }`))).status,
  ).toBe(0);
  expect((await klpwalk('simulate', written(`${STACKED}expect: { holds: [residue] }`))).status).toBe(0);
  expect((await klpwalk('simulate', written(`${STACKED}expect: { holds: [missing-effect] }`))).status).toBe(
    1,
  );
  expect((await klpwalk('simulate', written(`${STACKED}expect: { violations: [residue] }`))).status).toBe(1);
});

test('what is not as expected is status 1, and shown', async () => {
  const file = written(`${SOUND}expect: { enabled: [N] }`);
  const { status, stdout } = await klpwalk('simulate', file);
  expect(status).toBe(1);
  expect(stdout).toContain('\nenabled: not as expected\n');
  expect(JSON.parse((await klpwalk('simulate', '--json', file)).stdout)).toMatchObject({
    differences: [{ what: 'enabled', expected: ['N'], found: [] }],
  });
});

test('a step that fails unexpectedly is status 1', async () => {
  expect((await klpwalk('simulate', written(`${SOUND}`.replace('load N', 'unload N')))).status).toBe(1);
});

test('the design is the one of the command line, else of the scenario, else that of the kernel', async () => {
  const data = async (text: string, ...options: string[]) =>
    JSON.parse((await klpwalk('simulate', '--json', written(text), ...options)).stdout);
  expect(await data(SOUND)).toMatchObject({ design: 'klp-state' });
  expect(await data(`${SOUND}design: repaired`)).toMatchObject({ design: 'repaired' });
  expect(await data(`${SOUND}design: repaired`, '--design', 'sketch')).toMatchObject({ design: 'sketch' });
});

test('bounds and declared faults are for walks: a history may meet any number of faults', async () => {
  const text = `
title: Twice
livepatches: { N: {} }
faults: [{ in: N, patching: -12 }]
steps:
  - { do: load N, fault: { in: N, patching: -12 }, fails: ENOMEM }
  - { do: load N, fault: { in: N, patching: -12 }, fails: ENOMEM }
explore: { depth: 1, faults: 1 }
`;
  expect((await klpwalk('simulate', written(text))).status).toBe(0);
});

test('a kernel log is laid beside it, and where they part is shown', async () => {
  const log = (last: string) =>
    written(
      `[ 1.0] livepatch: enabling patch 'N'\n[ 1.1] livepatch: 'N': starting patching transition\n[ 1.2] other\n${last}\n`,
      'a.log',
    );
  const world = written('title: One\nlivepatches: { N: {} }\nsteps: [load N]\n');
  const agrees = await klpwalk('simulate', world, '--dmesg', log("[ 2.0] livepatch: 'N': patching complete"));
  expect(agrees.status).toBe(0);
  expect(agrees.stdout).toMatch(/a\.log agrees: 3\nlines\.\n$|a\.log agrees: 3 lines\.\n$/);

  const file = log("[ 2.0] livepatch: 'N': unpatching complete");
  const { status, stdout } = await klpwalk('simulate', world, '--dmesg', file);
  expect(status).toBe(1);
  expect(stdout).toContain(' parts at line 4, after 2 lines that');
  expect(stdout).toContain(`\
> livepatch: 'N': patching complete   4: livepatch: 'N': unpatching
                                      complete
`);

  const { stdout: json } = await klpwalk('simulate', '--json', world, '--dmesg', file);
  expect(JSON.parse(json)).toMatchObject({
    dmesg: {
      agrees: false,
      lines: 2,
      line: 4,
      logged: "livepatch: 'N': unpatching complete",
      simulated: "livepatch: 'N': patching complete",
    },
  });
});
