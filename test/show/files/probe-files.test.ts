import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { probeFiles } from '../../../src/show/files/probe-files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'klpwalk-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('files that can be written are not there yet', async () => {
  await probeFiles([join(folder, 'a.md'), join(folder, 'b.md')], [join(folder, 'world.yaml')]);
  expect(readdirSync(folder)).toEqual([]);
});

test('one place for two files, by whatever names', async () => {
  const a = join(folder, 'a.md');
  await expect(probeFiles([a, `${folder}/./a.md`], [])).rejects.toThrow('this file is asked for twice');
});

test('a scenario is not overwritten, neither through a link', async () => {
  const world = join(folder, 'world.yaml');
  const link = join(folder, 'link.md');
  writeFileSync(world, 'title: T');
  symlinkSync(world, link);
  await expect(probeFiles([link], ['other.yaml', world])).rejects.toThrow(
    `${link}: this is the scenario that is explored; expected another name.`,
  );
});
