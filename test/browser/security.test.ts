import { expect, test } from 'vitest';
import { openPage, pageFile, type } from './support/browser.ts';

const MARKUP = '<img src=x onerror=alert(1)><script>alert(1)</script>';

const EVIL = `title: '${MARKUP}'
about: '${MARKUP} </script><!--'
livepatches:
  A1: { objects: [{ name: vmlinux, functions: { '<b>f</b>': '<i>g</i>' } }], features: { L1TF: 1 } }
steps: [load A1 &]
`;

test('what a scenario says is text and never markup', async () => {
  const text = EVIL.replace(/'<b>f<\/b>': '<i>g<\/i>'/, 'f: g');
  const page = await openPage(pageFile([{ name: `${MARKUP}.yaml`, text }]));
  const alerts: string[] = [];
  page.on('dialog', dialog => alerts.push(dialog.message()));
  await page.getByRole('tab', { name: 'Scenario' }).click();
  await expect.poll(() => page.locator('.scenario-view .about').innerText()).toContain(MARKUP);
  await type(page, `load ${MARKUP}`);
  await expect.poll(() => page.locator('.said').innerText()).toContain('<img src=x');
  expect(await page.locator('#page img, #page script').count()).toBe(0);
  expect(alerts).toEqual([]);
});

test('a link with rubbish in it gets one clear sentence, and the page works', async () => {
  const page = await openPage(`${pageFile()}#1rubbish<script>alert(1)</script>`);
  await expect.poll(() => page.locator('.said').innerText()).toMatch(/link/i);
  await type(page, 'load A1 &');
  await expect.poll(() => page.locator('.step[data-time=now] .what').innerText()).toBe('load A1 &');
});
