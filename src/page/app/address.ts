import { effect } from '@preact/signals';
import { answerTo, ask } from './act.ts';
import { dialog, link, message, shown, view } from './store.ts';

/** Keeps the place in the address: what is reloaded, and what is copied from there, opens where one is. */
export function keepAddress(): void {
  effect(() => {
    if (link.value !== '') history.replaceState(null, '', `#${link.value}`);
  });
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
  try {
    await navigator.clipboard.writeText(location.href);
    message.value = `The link is copied: ${location.href.length.toLocaleString('en')} characters, which hold the scenario, the design, the path and this place.`;
  } catch {
    dialog.value = 'link';
  }
}

/** The view that is shown is a part of the link. */
async function write(pane: string): Promise<void> {
  const answer = await answerTo({ kind: 'link', shown: pane });
  if (answer?.kind === 'link') link.value = answer.text;
}
