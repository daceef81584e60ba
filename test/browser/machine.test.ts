import { expect, test } from 'vitest';
import { LAMP, machineFolder } from '../support/machine-folder.ts';
import { openPage, said, type } from './support/browser.ts';
import { machinePage } from './support/machine-page.ts';

test('a machine is explored by keyboard alone, and a link leads to the same place', async () => {
  const url = await machinePage('test/corpus/media-player.ts');
  const page = await openPage(url);
  const now = page.locator('.step[data-time=now]');
  const { keyboard } = page;
  // The first of the list is to play; the fifth then is to mute.
  await expect
    .poll(() => page.locator('.choices .what').allInnerTexts())
    .toEqual(['play', 'louder', 'softer', 'mute']);
  await keyboard.press('Enter');
  await expect.poll(() => now.locator('.what').innerText()).toBe('play');
  expect(await page.locator('.refused li').first().innerText()).toMatch(
    /^next\s+isLast is false in playback\.playing$/,
  );
  for (let down = 0; down < 5; down++) await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect.poll(() => now.locator('.what').innerText()).toBe('mute');
  await expect
    .poll(() => said(page).innerText())
    .toBe('event 2, mute: -> playback.playing, sound.muted; volume: 0; before: 2.');
  await type(page, 'why next');
  await expect.poll(() => said(page).innerText()).toBe('next: isLast is false in playback.playing.');
  // The state, what has changed in it, and the chart.
  expect(await page.locator('.state-view [data-changed=true] dt').allInnerTexts()).toEqual([
    'volume',
    'before',
  ]);
  expect(await page.locator('.state[data-now=here] > .name').allTextContents()).toEqual(['playing', 'muted']);
  expect(await page.locator('.transition-row[data-lit=true]').allTextContents()).toEqual([
    'mute/ rememberVolume',
  ]);
  expect(await page.locator('.transition-row[data-asked=fails]').allTextContents()).toEqual([
    '◇ next [isLast]',
  ]);
  await keyboard.press('k');
  await expect.poll(() => now.locator('.what').innerText()).toBe('play');
  await keyboard.press('2');
  await page.locator('.box-of-states[data-here=true]').waitFor();
  expect(await page.locator('.box-of-states').count()).toBe(49);
  expect(await page.locator('.box-of-states[data-path=true]').count()).toBe(3);
  await keyboard.press('c');
  await expect.poll(() => said(page).innerText()).toMatch(/^The link is copied: /);
  const other = await openPage(await page.evaluate(() => location.href));
  await expect.poll(() => other.locator('.step[data-time=now] .what').innerText()).toBe('play');
  expect(await other.locator('.step').count()).toBe(3);
  expect(await other.getByRole('tab', { name: 'Graph' }).getAttribute('aria-selected')).toBe('true');
});

test('where it is stuck is told, and pressed it is gone to', async () => {
  const page = await openPage(await machinePage('test/corpus/booking-saga.ts'));
  await page.getByRole('button', { name: /dead end stuck/ }).press('Enter');
  await expect.poll(() => page.locator('.step[data-time=now] .breaks').innerText()).toContain('dead end');
  expect(await page.locator('.state-view .end').innerText()).toBe(
    'nothing can happen any more, and this is no final state',
  );
});

test('what a machine and a link say is text and never markup', async () => {
  const markup = '<img src=x onerror=alert(1)></script><script>alert(1)</script>';
  const write = machineFolder();
  const machine = LAMP.replace("id: 'lamp'", `id: ${JSON.stringify(markup)}`).replace(
    "press: 'on'",
    `${JSON.stringify(markup)}: 'on'`,
  );
  const url = await machinePage(write('lamp.ts', machine));
  const page = await openPage(`${url}#1machine=${encodeURIComponent('<b>')}&place=0`);
  await expect.poll(() => said(page).innerText()).toMatch(/^this link cannot be opened: .*"<b>"/);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.step[data-time=now] .what').innerText()).toBe(markup);
  expect(await page.locator('.header .subject').innerText()).toBe(markup);
  expect(await page.locator('#page img, #page script').count()).toBe(0);
});

test('events and input from files beside the machine are in it', async () => {
  const write = machineFolder();
  const url = await machinePage(
    write('lamp.ts', LAMP),
    '--events',
    write('events.ts', "export const events = [{ type: 'wait', hour: 22 }, { type: 'press' }];\n"),
  );
  const page = await openPage(url);
  await type(page, 'wait');
  await expect.poll(() => page.locator('.state-view .active').innerText()).toBe('night');
});
