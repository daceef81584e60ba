import { expect, test } from 'vitest';
import { openPage, pageFile, type } from './support/browser.ts';

test('the chart of a step: what it came by is lit, and inside of it the state and the guard are marked', async () => {
  const page = await openPage(pageFile());
  for (const line of ['load A1 &', 'complete', 'load B2 &']) await type(page, line);
  await page.getByRole('tab', { name: 'Charts' }).click();
  const crumbs = page.getByRole('navigation', { name: 'Charts' });
  const lit = page.locator('.chart[data-level="0"] > .state[data-lit=true] > .name');
  await expect.poll(() => lit.allTextContents()).toEqual(['insmod', 'relocate', 'enablePatch', 'loaded']);
  await expect.poll(() => crumbs.locator('[aria-current]').innerText()).toBe('load');

  // Back, and into the step: to where the last guard that refuses it was asked.
  await page.keyboard.press('u');
  for (let into = 0; into < 10; into++) await page.keyboard.press('i');
  await expect.poll(() => crumbs.locator('[aria-current]').innerText()).toBe('enable');
  await expect
    .poll(() => page.locator('.state[aria-current=step] > .name').allTextContents())
    .toEqual(['isBusy']);
  await page.keyboard.press('i');
  await expect
    .poll(() => page.locator('.state[aria-current=step] > .name').allTextContents())
    .toEqual(['initTransition']);
  expect(await page.locator('.transition-row[data-asked=fails]').allTextContents()).toEqual([
    expect.stringContaining('aTransitionRuns'),
    expect.stringContaining('isAddressReused'),
  ]);
});

test('by keyboard one goes from state to state, into the charts in them, and to where the path comes by', async () => {
  const page = await openPage(pageFile());
  for (const line of ['load A1 &', 'complete', 'load B2 &']) await type(page, line);
  await page.getByRole('tab', { name: 'Charts' }).click();
  const crumbs = page.getByRole('navigation', { name: 'Charts' });
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  await page.locator('#state-load\\.insmod').focus();
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('enablePatch, holds a chart, Enter opens it, entered once');
  await page.keyboard.press('Enter');
  await expect.poll(() => crumbs.locator('[aria-current]').innerText()).toBe('enablePatch');
  await expect.poll(focused).toContain('isLivepatchModule');
  const details = page.getByRole('region', { name: 'The state' });
  expect(await details.innerText()).toContain('core.c: klp_enable_patch');
  await page.keyboard.press('Backspace');
  await expect.poll(focused).toContain('enablePatch');

  await page.locator('#state-load\\.loaded').click();
  expect(await details.innerText()).toContain('keepModule');
  await details.getByRole('button', { name: '1 load A1 &' }).click();
  await expect
    .poll(() => page.locator('.state[aria-current=step] > .name').allTextContents())
    .toEqual(['loaded']);
  expect(await page.locator('.step[data-time=now] .number').innerText()).toBe('0');
});

test("a livepatch's own callbacks are written as code, the statements that a step comes by are lit, and each tells its word", async () => {
  const page = await openPage(pageFile(), { viewport: { width: 360, height: 740 } });
  await page.getByLabel('Scenario').selectOption('callbacks/an-administrator-sets-a-value-meanwhile');
  for (const line of ['load Quiet', 'set panic_on_warn 2', 'disable Quiet']) await type(page, line);
  await page.getByRole('tab', { name: 'Charts' }).click();
  await page.keyboard.press('u');
  for (let into = 0; into < 10; into++) await page.keyboard.press('i');
  const line = page.getByRole('button', { name: /^if still mine panic_on_warn/ });
  await expect.poll(() => line.getAttribute('aria-current')).toBe('step');

  // The value is no more what the livepatch has set: it is not restored.
  await page.keyboard.press('i');
  await expect
    .poll(() => page.locator('.transition-row[data-asked=fails]').allTextContents())
    .toEqual(['◇ isStillMine(panic_on_warn)']);
  const statement = (name: string) =>
    page.locator(`.state[data-kind=line]`, { hasText: name }).getAttribute('data-lit');
  expect([await statement('if still mine'), await statement('restore')]).toEqual(['true', 'false']);

  await line.click();
  await page.keyboard.press('ArrowDown');
  const details = page.getByRole('region', { name: 'The state' });
  await expect.poll(() => details.innerText()).toContain('restoreValue(panic_on_warn)');
  expect(await details.innerText()).toContain('memory(scene, name)');
});
