import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { compressedSize, MOST_BYTES } from '../../src/page/build.ts';
import { klpwalk, SOUND, written } from '../support/command-line.ts';

test('writes one file with the scenario in it, small enough, and with a policy that lets nothing in or out', async () => {
  const file = written(SOUND);
  const out = join(dirname(file), 'page.html');
  expect(await klpwalk('page', file, 'upgrade', '--out', out)).toEqual({
    status: 0,
    stdout: `${out}: open it in a browser; it needs no network.\n`,
    stderr: '',
  });
  const html = readFileSync(out, 'utf8');
  expect(html.includes(JSON.stringify({ name: file, text: SOUND }))).toBe(true);
  expect(html.includes('"name":"worlds/upgrade"')).toBe(true);
  const [, policy] = /content="(default-src [^"]*)"/.exec(html) ?? [];
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[\w+/]+='; style-src 'nonce-[\w+/]+'; img-src data:; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'$/,
  );
  expect(compressedSize(html)).toBeLessThan(MOST_BYTES);
});

test('a world that there is not, and a scenario with errors, are told of, and nothing is written', async () => {
  const broken = written('title: x\nlivepatches: { A: { featurs: {} } }\n');
  const out = join(dirname(broken), 'page.html');
  const unknown = await klpwalk('page', 'upgrad', '--out', out);
  expect(unknown.status).toBe(2);
  expect(unknown.stderr).toMatch(/^klpwalk: no world is called "upgrad"; .* Did you mean "upgrade"\?\n$/);
  const { status, stderr } = await klpwalk('page', broken, '--out', out);
  expect(status).toBe(2);
  expect(stderr).toContain(`${broken}:2:21: livepatches.A.featurs: unknown key "featurs"`);
  expect(() => readFileSync(out)).toThrow('ENOENT');
});

test('a scenario is not overwritten', async () => {
  const file = written(SOUND);
  const { status, stderr } = await klpwalk('page', file, '--out', file);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: `klpwalk: ${file}: this is the scenario that is explored; expected another name.\n`,
  });
  expect(readFileSync(file, 'utf8')).toBe(SOUND);
});
