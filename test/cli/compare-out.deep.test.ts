import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { klpwalk, SOUND, written } from '../support/command-line.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'klpwalk-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const COMPARE = ['compare', 'one-version', '--design', 'sketch', '--jobs', '1'];

test('each file is what its extension says, and is told on standard error', async () => {
  const files = ['t.md', 't.html', 't.json', 't.txt'].map(name => join(folder, name));
  const { status, stdout, stderr } = await klpwalk(...COMPARE, ...files.flatMap(file => ['--out', file]));
  expect(status).toBe(0);
  expect(stderr).toBe(files.map(file => `${file}: 1 world, 1 design\n`).join(''));
  const [markdown, html, json, text] = files.map(file => readFileSync(file, 'utf8'));
  expect(markdown).toMatch(/^# 1 world, 1 design\n/);
  expect(html).toMatch(/^<!doctype html>\n/);
  expect(JSON.parse(json ?? '')).toEqual(JSON.parse((await klpwalk(...COMPARE, '--json')).stdout));
  expect(text).toBe(stdout);
});

test('what cannot be written is bad usage, and nothing is walked', async () => {
  const world = written(SOUND, 'world.json');
  const refused = async (...args: readonly string[]) => {
    const { status, stdout, stderr } = await klpwalk(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    return stderr;
  };
  expect(await refused(...COMPARE, '--out', 't.htm')).toBe(
    'klpwalk: t.htm: no format has the extension .htm; expected one of .md, .html, .json, .txt. Did you mean ".html"?\n',
  );
  expect(await refused('compare', world, '--out', world)).toBe(
    `klpwalk: ${world}: this is the scenario that is explored; expected another name.\n`,
  );
  const file = join(folder, 't.md');
  expect(await refused(...COMPARE, '--out', file, '--out', file)).toContain('this file is asked for twice');
  expect(await refused(...COMPARE, '--out', join(folder, 'no', 't.md'))).toContain('there is no folder');
  expect(readdirSync(folder)).toEqual([]);
});
