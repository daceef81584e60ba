import { effect } from '@preact/signals';
import { dialog, link, message, page, shown } from './page.ts';

/** Writing the address takes longer than drawing a step: it is done when no step has followed for so long; in ms. */
const REST = 100;

/** Keeps the place in the address: what is reloaded, and what is copied from there, opens where one is. */
export function keepAddress(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    if (link.value === '') return;
    clearTimeout(timer);
    timer = setTimeout(writeAddress, REST);
  });
  addEventListener('pagehide', writeAddress);
  effect(() => {
    const title = page.view.value?.title;
    if (title !== undefined) document.title = `${title} · klpwalk`;
  });
  effect(() => {
    void write(shown.value);
  });
  addEventListener('hashchange', () => {
    const text = location.hash.slice(1);
    if (text !== '' && text !== link.peek()) void page.openLink(text);
  });
}

/** @returns whether the address holds a link, and it is opened */
export async function openAddress(): Promise<boolean> {
  const text = location.hash.slice(1);
  return text !== '' && (await page.openLink(text));
}

/** Puts the link on the clipboard; where the browser refuses, it is shown to be copied by hand. */
export async function copyLink(): Promise<void> {
  await write(shown.value);
  writeAddress();
  try {
    await navigator.clipboard.writeText(location.href);
    message.value = `The link is copied: ${location.href.length.toLocaleString('en')} characters, which hold ${page.held}.`;
  } catch {
    dialog.value = 'link';
  }
}

function writeAddress(): void {
  if (link.value !== '') history.replaceState(null, '', `#${link.value}`);
}

/** The view that is shown is a part of the link. */
async function write(pane: string): Promise<void> {
  const text = await page.linkTo(pane);
  if (text !== null) link.value = text;
}
