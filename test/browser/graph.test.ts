import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openPage, pageFile, type } from './support/browser.ts';

test('the path lies on the graph of all states, and by keyboard one goes to another one', async () => {
  const page = await openPage(pageFile());
  await page.locator('.walked[data-status=closed]').waitFor();
  for (const line of ['load A1 &', 'complete']) await type(page, line);
  await page.getByRole('tab', { name: 'Graph' }).click();
  const boxes = page.locator('.box-of-states');
  await expect.poll(() => boxes.count()).toBe(218);
  await expect.poll(() => page.locator('.box-of-states[data-here=true]').getAttribute('id')).toBe('box-4');
  expect(await page.locator('.box-of-states[data-path=true]').count()).toBe(3);
  expect(await page.locator('.edge[data-time=past]').count()).toBe(2);

  await page.locator('[aria-current=location]').focus();
  await page.keyboard.press('ArrowDown');
  const label = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  expect(label).toMatch(/^state 10, stack: A1 \(enabled\), B2 \(patching\), .* 3 steps from the start/);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.step[data-time=now] .what').innerText()).toBe('load B2 &');
  await expect.poll(() => page.locator('.box-of-states[data-here=true]').getAttribute('id')).toBe('box-10');
});

test('states that look alike are one box, which opens', async () => {
  const page = await openPage(pageFile());
  await page.locator('.walked[data-status=closed]').waitFor();
  await page.getByRole('tab', { name: 'Graph' }).click();
  await page.getByRole('checkbox', { name: 'stack' }).click();
  await expect.poll(() => page.locator('.box-of-states').count()).toBe(20);
  await page.locator('#box-0').focus();
  await page.keyboard.press(' ');
  await expect.poll(() => page.locator('.box-of-states').count()).toBe(22);
  expect(await page.locator('.map .caption').innerText()).toBe('218 states in 22 boxes');
});

test('a large world is drawn by what makes few boxes of it', async () => {
  const text = readFileSync('bench/worlds/ten-thousand.yaml', 'utf8');
  const page = await openPage(pageFile([{ name: 'ten-thousand', text }]));
  await page.getByRole('tab', { name: 'Graph' }).click();
  expect(await page.locator('.no-graph').innerText()).toBe('The world is still being walked.');
  await page.locator('.walked[data-status=closed]').waitFor();
  await expect.poll(() => page.locator('.map .caption').innerText()).toBe('9,156 states in 32 boxes');
});
