import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { klpwalk, SOUND, STACKED, written } from '../support/command-line.ts';

function folderBeside(file: string): string {
  return join(dirname(file), 'out');
}

it('says what the suite is, and shows its tests', async () => {
  const file = written(SOUND);
  expect(await klpwalk('generate', file)).toEqual({
    status: 0,
    stdout: `\
A sound world
${file}: design klp-state, 5 states, 7
transitions

suite     1 test, 7 steps, the longest of 7
covers    transitions: all 7
costs     7 (a step 1, a reboot 10, a new beginning at home 0); no suite
          costs less

Test 1: load N &; complete; disable N &; enable N &; disable N &;
complete; unload N
`,
    stderr: '',
  });
});

it('ends a test with the step after which a kernel is of no more use', async () => {
  const file = written(STACKED);
  const counts = await Promise.all(
    [[], ['--runnable']].map(async flags => {
      const { stdout } = await klpwalk('generate', file, '--design', 'klp-state', '--json', ...flags);
      const { covered, uncovered } = JSON.parse(stdout).coverage;
      return { covered, uncovered };
    }),
  );
  expect(counts).toEqual([
    { covered: 148, uncovered: [] },
    // Those behind a use of freed memory are not among them.
    { covered: 92, uncovered: [] },
  ]);
});

describe('what it costs', () => {
  it.each([
    { flags: ['--no-home', '--reboot', '1'], line: 'a step 1, a reboot 1' },
    { flags: ['--no-reboot', '--home', '2'], line: 'a step 1, a new beginning at home 2' },
    { flags: ['--longest', '16'], line: 'dearer' },
  ])('$flags', async ({ flags, line }) => {
    const { status, stdout } = await klpwalk('generate', written(STACKED), ...flags);
    expect(status).toBe(0);
    expect(stdout).toContain(line);
  });

  it('names what cannot be covered without a reboot', async () => {
    const file = written(
      'title: A leak\nlivepatches: { P: { objects: [{ name: vmlinux, functions: { f: P_f } }] } }\ntasks: [{ name: t, in: f, until: never }]\nexplore: { force: true }\n',
    );
    const { stdout } = await klpwalk('generate', file, '--no-reboot', '--cover', 'states');
    expect(stdout).toContain('no test   ');
  });
});

it.each(['refusals', 'pairs', 'states', 'callbacks', 'violations'])('covers %s', async cover => {
  const { status, stdout } = await klpwalk(
    'generate',
    written(STACKED),
    '--design',
    'sketch',
    '--cover',
    cover,
  );
  expect(status).toBe(0);
  expect(stdout).toContain(`covers    ${cover}: all `);
});

it('covers conditions, and names the one that no history comes by', async () => {
  const { stdout } = await klpwalk(
    'generate',
    written(STACKED),
    '--cover',
    'effects.L1TF == 1',
    'effects.L1TF == 2',
    '--json',
  );
  expect(JSON.parse(stdout)).toMatchObject({
    cover: 'effects.L1TF == 1, effects.L1TF == 2',
    tests: [['load A &', 'complete', 'disable A &', 'complete', 'unload A']],
    price: 5,
    coverage: { covered: 1, uncovered: [], unreachable: ['effects.L1TF == 2'] },
  });
});

it('does not say what the best suite costs where the walk has not ended', async () => {
  const { status, stdout } = await klpwalk('generate', written(STACKED), '--max-states', '5');
  expect(status).toBe(3);
  expect(stdout).toContain('whether\n          another suite costs less is unknown');
  const { stdout: data } = await klpwalk('generate', written(STACKED), '--max-states', '5', '--json');
  expect(JSON.parse(data)).toMatchObject({ closed: false, bound: null, levels: null });
});

describe('the files', () => {
  it('are scenarios that simulate finds as they say', async () => {
    const file = written(STACKED);
    const out = folderBeside(file);
    const made = await klpwalk(
      'generate',
      file,
      '--design',
      'sketch',
      '--longest',
      '30',
      '--format',
      'scenario',
      '--out',
      out,
    );
    expect(made).toMatchObject({ status: 0, stderr: `${out}: ${readdirSync(out).length} files\n` });
    for (const name of readdirSync(out)) {
      expect(await klpwalk('simulate', join(out, name))).toMatchObject({ stderr: '' });
      expect(readFileSync(join(out, name), 'utf8')).toContain('expect:');
    }
  });

  it.each([
    { format: 'itf', names: ['world-1.itf.json'], holds: '"format":"ITF"' },
    { format: 'ktap', names: ['world.ktap'], holds: 'KTAP version 1\n1..1\n# world-1\n#   load N &\n' },
    {
      format: 'vitest',
      names: ['world.system.ts', 'world.test.ts'],
      holds: '{"step":"load N &","result":"ok"',
    },
  ])('of format $format', async ({ format, names, holds }) => {
    const file = written(SOUND);
    const out = folderBeside(file);
    expect(await klpwalk('generate', file, '--format', format, '--out', out)).toMatchObject({ status: 0 });
    expect(readdirSync(out).sort()).toEqual(names);
    expect(readFileSync(join(out, names.at(-1) ?? ''), 'utf8')).toContain(holds);
  });
});

describe('bad input', () => {
  it('of a folder that has something in it', async () => {
    const file = written(SOUND);
    const out = folderBeside(file);
    mkdirSync(out);
    writeFileSync(join(out, 'mine'), '');
    expect(await klpwalk('generate', file, '--format', 'itf', '--out', out)).toEqual({
      status: 2,
      stdout: '',
      stderr: `klpwalk: ${out}: the folder has 1 file in it already; expected a folder that is empty, or not there yet.\n`,
    });
    expect(readdirSync(out)).toEqual(['mine']);
  });

  it.each([
    {
      flags: ['--format', 'itf'],
      message: '--format: a suite is written to some folder; expected --out as well.',
    },
    {
      flags: ['--out', 'x'],
      message: '--out: a suite is written in some format; expected --format as well.',
    },
    { flags: ['--format', 'kunit', '--out', 'x'], message: 'No format is called "kunit"' },
    {
      flags: ['--cover', 'transition'],
      message: 'no cover is called "transition"; expected one of transitions, refusals',
    },
    { flags: ['--cover', 'states', 'pairs'], message: '--cover: "states" stands alone' },
    { flags: ['--longest', '3'], message: 'No test may have more than 3 steps, and one needs ' },
    {
      flags: ['--no-home', '--no-reboot'],
      message: '--no-reboot and --no-home: no test may end anywhere; expected one of them.',
    },
    {
      flags: ['--reboot', '3'],
      message: '--reboot and --no-reboot: only one of them can be meant',
    },
    { flags: ['--reboot', '1.5'], message: 'Expected a whole number, 0 or more.' },
  ])('$flags', async ({ flags, message }) => {
    const { status, stderr } = await klpwalk('generate', written(SOUND), '--no-reboot', ...flags);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(existsSync('x')).toBe(false);
    expect(process.listenerCount('SIGINT')).toBe(0);
  });
});
