import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage, pageFile } from './support/browser.ts';

const LARGE = { name: 'million.yaml', text: readFileSync('bench/worlds/million.yaml', 'utf8') };

/** Takes the first step that is possible, and ends when it stands on the path. */
function takeNext(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>(resolve => {
        const path = document.querySelector('.steps');
        new MutationObserver((_, observer) => {
          observer.disconnect();
          resolve();
        }).observe(path ?? document, { subtree: true, childList: true, attributes: true });
        dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
      }),
  );
}

test('while 100,000 states are walked steps are answered, and the walk can be stopped', async () => {
  const page = await openPage(pageFile([LARGE]));
  const walked = page.locator('.walked');
  const states = async () =>
    Number(/([\d,]+) states/.exec(await walked.innerText())?.[1]?.replaceAll(',', '') ?? 0);
  await expect.poll(states, { timeout: 3_600_000, interval: 500 }).toBeGreaterThan(100_000);
  for (let step = 0; step < 9; step++) {
    await takeNext(page);
    await page.locator('.next[aria-busy=false]').waitFor();
  }
  expect(await walked.innerText()).toContain('walking');
  await page.keyboard.press('s');
  await expect.poll(() => walked.innerText(), { timeout: 3_600_000 }).toContain('stopped');
});
