import { mkdirSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage, pageFile, type } from './support/browser.ts';
import { machinePage } from './support/machine-page.ts';

/** Where the pictures of docs/ are made anew; without it they are made to see that they can be. */
const folder = process.env['SCREENS'] ?? mkdtempSync(join(tmpdir(), 'klpwalk-screens-'));
mkdirSync(folder, { recursive: true });

const FLAW = ['load A1 &', 'complete', 'load B2 &', 'disable B2 &', 'complete'];
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 360, height: 740 } };

const SCREENS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  flaw: async page => {
    await page.locator('.walked[data-status=closed]').waitFor();
    await type(page, 'run lost-feature');
    await page.locator('.step[data-time=now] .breaks').waitFor();
  },
  inside: async page => {
    for (const line of FLAW) await type(page, line);
    await page.keyboard.press('u');
    for (let into = 0; into < 14; into++) await page.keyboard.press('i');
    await page.getByText('14 of 26').waitFor();
  },
  system: async page => {
    for (const line of FLAW) await type(page, line);
    await page.getByRole('tab', { name: 'System' }).click();
    await page.locator('.threats .broken').waitFor();
  },
  log: async page => {
    for (const line of FLAW) await type(page, line);
    await page.getByRole('tab', { name: 'Log' }).click();
    await page.getByText("livepatch: 'B2': unpatching complete").waitFor();
  },
  charts: async page => {
    for (const line of FLAW) await type(page, line);
    await page.getByRole('tab', { name: 'Charts' }).click();
    await page.keyboard.press('u');
    for (let into = 0; into < 14; into++) await page.keyboard.press('i');
    await page.locator('.state[aria-current=step]').waitFor();
  },
  graph: async page => {
    await page.locator('.walked[data-status=closed]').waitFor();
    for (const line of FLAW) await type(page, line);
    await page.getByRole('tab', { name: 'Graph' }).click();
    await page.locator('.box-of-states[data-here=true]').waitFor();
  },
  table: async page => {
    await page.getByRole('tab', { name: 'Table' }).click();
    await page.locator('.table-view table').waitFor();
  },
  scenario: async page => {
    await page.getByRole('tab', { name: 'Scenario' }).click();
    await page.locator('.cm-content').waitFor();
  },
};

/** The page of a machine, in the same way. */
const OF_MACHINE: typeof SCREENS = {
  machine: async page => {
    for (const line of ['play', 'mute']) await type(page, line);
    await page.locator('.step[data-time=now] .what', { hasText: 'mute' }).waitFor();
  },
  'machine-chart': async page => {
    for (const line of ['play', 'mute']) await type(page, line);
    await page.getByRole('tab', { name: 'Chart' }).click();
    await page.locator('.state[data-now=here]').first().waitFor();
  },
};

/** Each view in each size and colours; where none is kept, each size and each colours once. */
const LOOKS = Object.entries(SIZES)
  .flatMap(([size, viewport]) =>
    (['light', 'dark'] as const).map(colorScheme => ({ size, viewport, colorScheme })),
  )
  .filter(
    ({ size, colorScheme }) =>
      process.env['SCREENS'] !== undefined || (size === 'wide') === (colorScheme === 'light'),
  );

/** A wide page shows these beside the path. */
const NARROW_ONLY = ['system', 'log'];

/** A picture of it as it is, and nothing of it stands out on the right. */
async function picture(page: Page, name: string): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  expect(statSync(path).size).toBeGreaterThan(10_000);
}

for (const [name, prepare] of Object.entries(OF_MACHINE)) {
  for (const { size, viewport, colorScheme } of LOOKS) {
    if (size === 'wide' && name === 'machine-chart') continue;
    test(`${name}, ${size}, ${colorScheme}`, async () => {
      const url = await machinePage('test/corpus/media-player.ts');
      const page = await openPage(url, { viewport, colorScheme, reducedMotion: 'reduce' });
      await prepare(page);
      await picture(page, `${name}-${size}-${colorScheme}`);
    });
  }
}

for (const [name, prepare] of Object.entries(SCREENS)) {
  for (const { size, viewport, colorScheme } of LOOKS) {
    if (size === 'wide' && NARROW_ONLY.includes(name)) continue;
    test(`${name}, ${size}, ${colorScheme}`, async () => {
      const page = await openPage(pageFile(), { viewport, colorScheme, reducedMotion: 'reduce' });
      await prepare(page);
      await page.locator('.walked[data-status=closed]').waitFor();
      await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
      await page.waitForFunction(() => document.querySelector('.ahead .faint')?.textContent !== '?');
      await picture(page, `${name}-${size}-${colorScheme}`);
    });
  }
}
