import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { klpwalk, written } from '../../support/command-line.ts';

const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0;

/** Everything that a script can have: modules that come and go, tasks, faults, refusals. */
const WORLD = `
title: "A \\"world\\" with $all"
livepatches:
  A: { objects: [{ name: kvm, functions: { f: A_f }, callbacks: { pre_patch: 0 } }], features: { L1TF: 1 } }
modules: { kvm: {} }
tasks: [{ name: t, in: f, until: signal }]
faults: [{ in: A, object: kvm, pre_patch: -19 }]
`;

describe.runIf(hasShellcheck)('shellcheck', () => {
  it('has nothing to say of a script of selftests, and of what it sources', async () => {
    const file = written(WORLD);
    const out = join(dirname(file), 'selftest');
    const made = await klpwalk(
      'generate',
      file,
      '--design',
      'sketch',
      '--cover',
      'refusals',
      '--format',
      'selftest',
      '--out',
      out,
    );
    expect(made).toMatchObject({ status: 0 });
    const { status, stdout } = spawnSync('shellcheck', ['-x', 'test-world.sh'], {
      cwd: out,
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});
