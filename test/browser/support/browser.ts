import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished } from 'vitest';
import { fillPage, type Inside } from '../../../src/page/fill.ts';

let browser: Browser | null = null;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    // Nobody is reached, whatever the page tries.
    args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
});
afterAll(() => browser?.close());

/** The page as a file on the disk; returns its address. */
export function pageFile(scenarios: readonly Inside[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'klpwalk-page-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'klpwalk.html');
  writeFileSync(file, fillPage(readFileSync(inject('template'), 'utf8'), { scenarios, served: false }));
  return pathToFileURL(file).href;
}

/**
 * Opens an address in a browser without a network, and waits until the page is there. At the end of the test nothing
 * may have been asked of anybody, and nothing may have been complained of.
 */
export async function openPage(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  if (browser === null) throw new Error('there is no browser');
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    offline: url.startsWith('file:'),
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', message => complaints.push(message.text()));
  page.on('pageerror', error => complaints.push(String(error)));
  page.on('request', request => {
    if (!/^(file|blob|data):/.test(request.url()) && !request.url().startsWith(new URL(url).origin)) {
      complaints.push(`asked ${request.url()}`);
    }
  });
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  await page.goto(url);
  await page.locator('.app').waitFor();
  return page;
}

/** Types a line where steps and commands are typed. */
export async function type(page: Page, line: string): Promise<void> {
  await page.keyboard.press('e');
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
}

/** What the page says has just happened. */
export function said(page: Page) {
  return page.locator('.said');
}
