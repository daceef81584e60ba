import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { parseScenario } from '../../src/scenario/scenario.ts';
import { differences } from '../../src/uses/simulate/expectations.ts';
import { simulate } from '../../src/uses/simulate/simulate.ts';
import { openPage, pageFile, said, type } from './support/browser.ts';

const FLAW = ['load A1 &', 'complete', 'load B2 &', 'disable B2 &', 'complete'];

const lines = (page: Page) => page.getByRole('list', { name: 'Path' }).locator('.what').allTextContents();
const here = (page: Page) => page.locator('.step[data-time=now]').innerText();
const row = (page: Page, property: string) => page.getByRole('row', { name: property });

/** A reviewer with a keyboard and no network finds the flaw of the sketch, sees why, and hands it on. */
test('the flaw of the sketch, by keyboard alone', async () => {
  const page = await openPage(pageFile());
  await page.locator('.walked[data-status=closed]').waitFor();

  // The shortest history to lost-feature.
  await type(page, 'run lost-feature');
  await expect.poll(() => lines(page)).toEqual(FLAW);
  await expect.poll(() => here(page)).toContain('lost-feature');
  expect(await row(page, 'lost-feature').locator('[data-sign=decisive]').count()).toBe(1);
  expect(await row(page, 'lost-feature').locator('[data-sign="last choice"]').count()).toBe(1);
  expect(await page.locator('.why').innerText()).toContain(
    'A1 needs L1TF, and the registry does not hold it',
  );

  // Into its last step, to the guard that lets the feature be freed.
  await page.keyboard.press('k');
  await expect.poll(() => here(page)).toContain('disable B2 &');
  const guards = page.locator('.transition .guard');
  for (let into = 1; into <= 14; into++) {
    await page.keyboard.press('i');
    await expect.poll(() => page.locator('.inside .head').innerText()).toContain(`${into} of 26`);
  }
  expect(await guards.last().innerText()).toContain('isAtMyVersion');
  expect(await guards.last().getAttribute('data-holds')).toBe('false');
  await page.keyboard.press('i');
  await expect.poll(() => page.locator('.transition').innerText()).toMatch(/L1TF: not registered/);

  // Under settle the same path holds.
  await type(page, 'design settle');
  await expect.poll(() => said(page).innerText()).toBe('under settle every step fits.');
  await page.keyboard.press('r');
  await expect.poll(() => here(page)).toContain('complete');
  expect(await lines(page)).toEqual(FLAW);
  expect(await page.locator('.breaks').count()).toBe(0);
  expect(await page.locator('[data-truth=broken]').count()).toBe(0);

  // The link leads another one to the same place.
  await page.keyboard.press('c');
  await expect.poll(() => said(page).innerText()).toMatch(/^The link is copied/);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await openPage(link);
  await expect.poll(() => here(other)).toBe(await here(page));
  expect(await lines(other)).toEqual(FLAW);
  expect(await other.getByLabel('design').inputValue()).toBe('settle');

  // What is exported agrees with what simulate finds.
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Save Scenario' }).focus();
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  const scenario = parseScenario(readFileSync(await download.path(), 'utf8'), download.suggestedFilename());
  expect(scenario.design).toBe('settle');
  expect(scenario.steps).toHaveLength(5);
  const simulation = simulate(scenario.world, entry(DESIGNS, 'settle'), scenario.steps);
  expect(differences(scenario, simulation)).toEqual([]);
  expect(simulation.violations).toEqual([]);
});

test('everything can be reached with Tab, and what has the focus is seen', async () => {
  const page = await openPage(pageFile());
  await page.locator('.walked[data-status=closed]').waitFor();
  const names = new Set<string>();
  for (let tab = 0; tab < 60; tab++) {
    await page.keyboard.press('Tab');
    const { name, outline } = await page.evaluate(() => {
      const focused = document.activeElement;
      return {
        name:
          focused === document.body
            ? ''
            : focused?.textContent?.trim() || focused?.getAttribute('aria-label') || focused?.id || '',
        outline: focused === null ? '' : getComputedStyle(focused).outlineStyle,
      };
    });
    if (name === '') continue;
    expect({ name, outline }).toEqual({ name, outline: 'solid' });
    names.add(name.replace(/\s+.*/s, ''));
  }
  for (const name of [
    'load',
    'Link',
    'Export',
    'Help',
    'System',
    'Fork',
    'lost-feature',
    'search',
    'command',
  ]) {
    expect([...names]).toContain(name);
  }
});

test('a worker that dies is told of, and nothing is lost', async () => {
  const page = await openPage(pageFile());
  for (const line of FLAW.slice(0, 3)) await type(page, line);
  await expect.poll(() => lines(page)).toEqual(FLAW.slice(0, 3));
  // The address follows when there is time.
  let before = '';
  const isSettled = async () => {
    const last = before;
    before = await page.evaluate(() => location.hash);
    return before === last;
  };
  await expect.poll(isSettled, { interval: 1000 }).toBe(true);
  const [session] = page.workers();
  await session?.evaluate(() => {
    setTimeout(() => {
      throw new Error('out of memory');
    });
  });
  await expect.poll(() => page.workers().some(worker => worker === session)).toBe(false);
  await expect.poll(() => lines(page)).toEqual(FLAW.slice(0, 3));
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(before);
  await type(page, 'disable B2 &');
  await expect.poll(() => lines(page)).toEqual(FLAW.slice(0, 4));
});
