import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { buildTemplate } from '../../src/page/build.ts';
import { fillPage, type Inside } from '../../src/page/fill.ts';

/** The page as a user has it: a file, opened in Debian's Chromium, or the one that CHROMIUM names. */
export async function openPage(scenario: Inside): Promise<Page> {
  const folder = mkdtempSync(join(tmpdir(), 'klpwalk-page-'));
  const file = join(folder, 'klpwalk.html');
  writeFileSync(file, fillPage(await buildTemplate(), { scenarios: [scenario], served: false }));
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  // tsx has functions keep their names by a helper, which those that are sent into the page ask for as well.
  await page.addInitScript('globalThis.__name = named => named');
  await page.goto(pathToFileURL(file).href);
  await page.locator('.next[aria-busy=false]').waitFor();
  rmSync(folder, { recursive: true });
  return page;
}
