import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compressedSize, MOST_BYTES } from '../../src/page/build.ts';
import { klpwalk } from '../support/command-line.ts';
import { LAMP, machineFolder } from '../support/machine-folder.ts';

test('writes one file with the machine in it, small enough, and with a policy that lets nothing in or out', async () => {
  const out = join(machineFolder()('x', ''), '../player.html');
  expect(await klpwalk('page', 'test/corpus/media-player.ts', '--out', out)).toEqual({
    status: 0,
    stdout: `${out}: 49 states; open it in a browser, it needs no network.\n`,
    stderr: '',
  });
  const html = readFileSync(out, 'utf8');
  const [, policy] = /content="(default-src [^"]*)"/.exec(html) ?? [];
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[\w+/]+='; style-src 'nonce-[\w+/]+'; img-src data:; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'$/,
  );
  expect(compressedSize(html)).toBeLessThan(MOST_BYTES / 2);
  // Of livepatches there is nothing in it.
  expect(html).not.toMatch(/klp_|livepatch: enabling/);
});

test('what a machine says ends no element of the page', async () => {
  const write = machineFolder();
  const evil = '</script><script>alert(1)</script><!--<script>';
  const file = write(
    'lamp.ts',
    `${LAMP}export const text = () => ${JSON.stringify(evil)};\n`.replace("'lamp'", `'${evil}'`),
  );
  const out = `${file}.html`;
  expect((await klpwalk('page', file, '--out', out)).status).toBe(0);
  const html = readFileSync(out, 'utf8');
  expect(html.match(/<script/g)).toHaveLength(3);
  expect(html).not.toContain('<!--');
});

test('a walk that is bounded is said to be', async () => {
  const out = join(machineFolder()('x', ''), '../player.html');
  const { stdout } = await klpwalk('page', 'test/corpus/media-player.ts', '--max-states', '10', '--out', out);
  expect(stdout).toBe(
    `${out}: 10 states, as far as it is walked; open it in a browser, it needs no network.\n`,
  );
});
