import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { klpwalk, STACKED, written } from '../support/command-line.ts';

test('writes a module for each livepatch, what they share and how they are built', async () => {
  const file = written(STACKED);
  const out = join(dirname(file), 'a', 'folder');
  expect(await klpwalk('c', file, '--design', 'repaired', '--out', out)).toEqual({
    status: 0,
    stdout: `\
${out}/A.c: the livepatch A
${out}/B.c: the livepatch B
${out}/klp_feature.h: what they all include
${out}/klp_feature.c: the module that holds what they share
${out}/Makefile: how they are built
`,
    stderr: '',
  });
  expect(readdirSync(out).sort()).toEqual(['A.c', 'B.c', 'Makefile', 'klp_feature.c', 'klp_feature.h']);
  expect(readFileSync(join(out, 'A.c'), 'utf8')).toContain('klp_feature_alloc(');
});

test('writes nothing of a design that a stock kernel does not have', async () => {
  const file = written(STACKED);
  const out = join(dirname(file), 'out');
  expect(await klpwalk('c', file, '--design', 'settle', '--out', out)).toEqual({
    status: 2,
    stdout: '',
    stderr: `klpwalk: ${file}: design: A has the design settle, which a stock kernel does not have: it is the core that keeps it; expected a design that is written in statements, or callbacks of its own for each livepatch.\n`,
  });
  expect(() => readdirSync(out)).toThrow('ENOENT');
});

test('writes livepatches of different designs in one world', async () => {
  const out = join(dirname(written(STACKED)), 'out');
  const world = 'scenarios/callbacks/deployed-sketch-next-repaired.yaml';
  expect(await klpwalk('c', world, '--out', out)).toMatchObject({ status: 0, stderr: '' });
  expect(readdirSync(out)).toContain('Next.c');
});

test('a folder that cannot be made is told of', async () => {
  const file = written(STACKED);
  const { status, stdout, stderr } = await klpwalk('c', file, '--out', join(file, 'out'));
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('klpwalk: ');
});
