import { readFileSync, writeFileSync } from 'node:fs';
import { expect, inject, onTestFinished, test } from 'vitest';
import { fillPage } from '../../src/page/fill.ts';
import { startServer } from '../../src/page/server.ts';
import { written } from '../support/command-line.ts';
import { openPage, type } from './support/browser.ts';

const WORLD = `title: Two livepatches
livepatches: { A: { features: { X: 1 } }, B: { features: { X: 2 } } }
`;

test('a served page follows its file, and keeps the path', async () => {
  const file = written(WORLD);
  const text = () => readFileSync(file, 'utf8');
  const server = await startServer({
    port: 0,
    page: () =>
      fillPage(readFileSync(inject('template'), 'utf8'), {
        scenarios: [{ name: file, text: text() }],
        served: true,
      }),
    files: [file],
    news: () => JSON.stringify({ name: file, text: text() }),
  });
  onTestFinished(() => server.close());
  const page = await openPage(server.url);
  await type(page, 'load A');
  await type(page, 'load B');
  const steps = page.getByRole('list', { name: 'Path' }).locator('.what');
  await expect.poll(() => steps.allTextContents()).toEqual(['load A', 'load B']);
  writeFileSync(
    file,
    WORLD.replace('Two livepatches', 'Only one').replace(', B: { features: { X: 2 } }', ''),
  );
  await expect.poll(() => page.title()).toContain('Only one');
  await expect.poll(() => steps.allTextContents()).toEqual(['load A']);
  await expect
    .poll(() => page.locator('.unfitting').innerText())
    .toContain('Step 2 does not fit any more: step "load B": no livepatch is called "B"');
});
