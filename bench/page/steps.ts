import type { Page } from 'playwright-core';

/** What so many steps took, in milliseconds each. */
export interface Steps {
  readonly name: string;
  /** Until the step stood on the screen. */
  readonly shown: readonly number[];
  /** Until everything that can follow it was listed as well. */
  readonly listed: readonly number[];
}

/** After so many steps it goes back to the start. */
const ROUND = 12;

/** Between two steps, in ms: what the last one has set going is over by then. */
const PAUSE = 150;

/**
 * Takes steps by the keyboard, now the first of the list and now another one, so that the histories differ.
 *
 * @param isWalking whether the world is walked meanwhile, again and again; a step that the end of a walk meets is left out
 */
export async function measure(page: Page, count: number, isWalking: boolean): Promise<Steps> {
  const shown: number[] = [];
  const listed: number[] = [];
  for (let step = 0; shown.length < count; step++) {
    await set(page, isWalking);
    if (step % ROUND === 0) await command(page, 'goto 0');
    for (let row = 0; row < step % 3; row++) await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(PAUSE);
    const times = await page.evaluate(timesOfAStep);
    if (times.isWalking !== isWalking) continue;
    shown.push(times.shown);
    listed.push(times.listed);
  }
  return { name: isWalking ? 'while it is walked' : 'at rest', shown, listed };
}

/** Starts the walk if it has ended, or stops it. */
async function set(page: Page, isWalking: boolean): Promise<void> {
  const status = () => page.locator('.walked').getAttribute('data-status');
  while (((await status()) === 'walking') !== isWalking) {
    await page.keyboard.press('s');
    await page.waitForTimeout(isWalking ? 500 : 50);
  }
}

async function command(page: Page, line: string): Promise<void> {
  await page.keyboard.press('e');
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.locator('.next[aria-busy=false]').waitFor();
}

/** In the page: takes the chosen step, and waits for the frame that shows it, and for the list that follows. */
function timesOfAStep() {
  return new Promise<{ shown: number; listed: number; isWalking: boolean }>(resolve => {
    const statusIs = (wanted: string) =>
      document.querySelector('.walked')?.getAttribute('data-status') === wanted;
    const isListed = () => document.querySelector('.next')?.getAttribute('aria-busy') === 'false';
    const began = performance.now();
    let shown = 0;
    const whenListed = () => {
      if (shown > 0 && isListed()) {
        watch.disconnect();
        resolve({ shown, listed: performance.now() - began, isWalking: statusIs('walking') });
      }
    };
    const watch = new MutationObserver(() => whenListed());
    watch.observe(document.body, { subtree: true, attributes: true, childList: true });
    const path = new MutationObserver(() => {
      path.disconnect();
      // The frame has been drawn when a task runs after it.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          shown = performance.now() - began;
          whenListed();
        };
        port2.postMessage(null);
      });
    });
    const steps = document.querySelector('.steps');
    if (steps === null) throw new Error('the page has no path');
    path.observe(steps, { subtree: true, childList: true, attributes: true });
    dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  });
}
