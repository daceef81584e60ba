import { expect, test } from 'vitest';
import { openPage, pageFile } from './support/browser.ts';

test('a cell of the table opens its world under its design, with a shortest history', async () => {
  const page = await openPage(pageFile());
  await page.getByRole('tab', { name: 'Table' }).click();
  const cell = page.getByRole('button', {
    name: /^blocked-task under module-refcount: violated: leaked-effect 3/,
  });
  await page.locator('#cell-0-0').focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  expect(await cell.evaluate(button => button === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.breaks').allTextContents()).toHaveLength(1);
  expect(await page.locator('.steps .what').allTextContents()).toEqual([
    'load A1 &',
    'disable A1 &',
    'complete',
  ]);
  expect(await page.title()).toContain('A blocked task');
});

test('the system says what has changed, and how it was, in words', async () => {
  const page = await openPage(pageFile());
  for (const line of ['load A1 &', 'complete', 'load B2 &', 'disable B2 &', 'complete']) {
    await page.keyboard.press('e');
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
  }
  const features = page.getByRole('region', { name: /^Features/ });
  await expect.poll(() => features.innerText()).toContain('lost-feature, A1 needs L1TF');
  expect(await features.innerText()).toMatch(/not registered\s+was\s+version 1/);
});
