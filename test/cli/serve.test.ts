import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { CollectingTerminal } from '../support/collecting-terminal.ts';
import { klpwalk, SOUND, written } from '../support/command-line.ts';

/** A port that somebody has. */
async function taken(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return address.port;
}

test('serves the scenario until Ctrl-C, and ends well', async () => {
  const file = written(SOUND);
  const terminal = new CollectingTerminal();
  const ends: Promise<number>[] = [];
  const line = await new Promise<string>(resolve => {
    ends.push(run(['serve', file, '--port', '0'], { ...terminal, out: resolve }));
  });
  expect(line).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/ until Ctrl-C\n$/);
  const page = await (await fetch(line.split(' ')[0] ?? '')).text();
  expect(page.includes(JSON.stringify({ name: file, text: SOUND }))).toBe(true);
  expect(page.includes("connect-src 'self'")).toBe(true);
  process.emit('SIGINT');
  expect(await Promise.all(ends)).toEqual([0]);
});

test('a port that is in use', async () => {
  const port = await taken();
  expect(await klpwalk('serve', '--port', String(port))).toEqual({
    status: 2,
    stdout: '',
    stderr: `klpwalk: port ${port} is in use; name another one with --port, or 0 for any that is free.\n`,
  });
});

test('what is no port', async () => {
  const { status, stderr } = await klpwalk('serve', '--port', '70000');
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: expect.stringContaining("argument '70000' is invalid. Expected a port, from 0 to 65535."),
  });
});
