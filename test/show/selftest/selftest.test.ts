import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { klpwalk, SOUND, STACKED, written } from '../../support/command-line.ts';

async function made(text: string, ...flags: readonly string[]) {
  const file = written(text);
  const out = join(dirname(file), 'selftest');
  const result = await klpwalk('generate', file, '--format', 'selftest', '--out', out, ...flags);
  return { ...result, file, out };
}

describe('a folder of selftests', () => {
  it('has a script, the modules and how they are built', async () => {
    const { status, out } = await made(SOUND);
    expect(status).toBe(0);
    expect(readdirSync(out).sort()).toEqual([
      'Makefile',
      'README',
      'config',
      'functions.sh',
      'settings',
      'test-world.sh',
      'test_modules',
    ]);
    expect(statSync(join(out, 'test-world.sh')).mode & 0o111).toBe(0o111);
    const script = readFileSync(join(out, 'test-world.sh'), 'utf8');
    expect(script).toContain(`
start_test "world-1: 7 steps"

load_lp N
disable_lp_nowait N
enable_lp_nowait N
disable_lp N
unload_lp N

check_result "% insmod test_modules/N.ko
livepatch: enabling patch 'N'
`);
    for (const name of ['test-world.sh', 'functions.sh']) {
      expect(spawnSync('bash', ['-n', join(out, name)], { encoding: 'utf8' })).toMatchObject({
        status: 0,
        stderr: '',
      });
    }
  });

  it('builds the module that keeps transitions beside those of the world', async () => {
    const { out } = await made(SOUND);
    const makefile = readFileSync(join(out, 'test_modules', 'Makefile'), 'utf8');
    expect(makefile).toContain('obj-m += klpwalk_lab.o\nklpwalk_lab-y := lab_clock.o lab_faults.o');
    for (const [, object = ''] of makefile.matchAll(/(\w+)\.o/g)) {
      const found = readdirSync(join(out, 'test_modules')).some(name => name.startsWith(`${object}.`));
      expect({ object, found }).toEqual({ object, found: found || object === 'klpwalk_lab' });
    }
  });

  it('leaves the system as it was: without a reboot', async () => {
    const { stdout } = await made(STACKED);
    expect(stdout).toContain('(a step 1, a new beginning at home 0)');
  });
});

describe('there are none', () => {
  it.each([
    {
      text: SOUND,
      flags: ['--reboot', '1'],
      message: '--reboot: selftests run one after another, without a reboot',
    },
    { text: STACKED, flags: ['--design', 'settle'], message: 'which a stock kernel does not have' },
    {
      text: 'title: A task\nlivepatches: { P: { objects: [{ name: vmlinux, functions: { f: P_f } }] } }\ntasks: [{ name: t, in: f }]\n',
      flags: [],
      message: 'there are no selftests of it: ',
    },
  ])('of $message', async ({ text, flags, message }) => {
    const { status, stderr, out } = await made(text, ...flags);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(() => readdirSync(out)).toThrow('ENOENT');
  });
});
