import { effect } from '@preact/signals';
import { answerTo, ask } from './act.ts';
import { dialog, link, message, shown, view } from './store.ts';

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
    if (view.value !== null) document.title = `${view.value.title} · klpwalk`;
  });
  effect(() => {
    void write(shown.value);
  });
  addEventListener('hashchange', () => {
    const text = location.hash.slice(1);
    if (text !== '' && text !== link.peek()) void ask({ kind: 'open link', text });
  });
}

/** @returns whether the address holds a link, and it is opened */
export async function openAddress(): Promise<boolean> {
  const text = location.hash.slice(1);
  return text !== '' && (await ask({ kind: 'open link', text }));
}

/** Puts the link on the clipboard; where the browser refuses, it is shown to be copied by hand. */
export async function copyLink(): Promise<void> {
  await write(shown.value);
  writeAddress();
  try {
    await navigator.clipboard.writeText(location.href);
    message.value = `The link is copied: ${location.href.length.toLocaleString('en')} characters, which hold the scenario, the design, the path and this place.`;
  } catch {
    dialog.value = 'link';
  }
}

function writeAddress(): void {
  if (link.value !== '') history.replaceState(null, '', `#${link.value}`);
}

/** The view that is shown is a part of the link. */
async function write(pane: string): Promise<void> {
  const answer = await answerTo({ kind: 'link', shown: pane });
  if (answer?.kind === 'link') link.value = answer.text;
}
