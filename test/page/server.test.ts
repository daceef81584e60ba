import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { startServer } from '../../src/page/server.ts';
import { written } from '../support/command-line.ts';

async function served(files: readonly string[] = []) {
  const server = await startServer({
    port: 0,
    page: () => '<p>here',
    files,
    news: file => `${file} changed`,
  });
  onTestFinished(() => server.close());
  return server;
}

/** As another site would have it, whose name leads to this machine. */
function statusUnder(host: string, url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { host } }, response => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

test('serves the page, and nothing else, to this machine', async () => {
  const { url } = await served();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  const page = await fetch(url);
  expect(await page.text()).toBe('<p>here');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect((await fetch(`${url}../package.json`)).status).toBe(404);
  expect((await fetch(url, { method: 'POST' })).status).toBe(405);
});

test('a site whose name leads to this machine is given nothing', async () => {
  const { url } = await served();
  expect(await statusUnder('evil.example', url)).toBe(403);
  expect(await statusUnder('localhost:1', url)).toBe(200);
});

test('tells pages when a file has changed, however an editor writes it', async () => {
  const file = written('title: x\n');
  const { url } = await served([file]);
  const changes = await fetch(`${url}changes`);
  const reader = changes.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe('\n');
  writeFileSync(file, 'title: something else\n');
  expect((await reader?.read())?.value).toBe(`data: ${file} changed\n\n`);
});
