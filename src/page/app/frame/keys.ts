import { into, intoChosen, move, moveChosen, say, takeChosen } from '../act.ts';
import { copyLink } from '../address.ts';
import { dialog, query, shown, walk } from '../store.ts';
import { stopWalking, walkAgain } from '../walker.ts';
import { tabbed } from './tabs.tsx';
import { width } from './width.ts';

/** A key, what it does in a few words, and what it runs. */
export interface Key {
  readonly key: string;
  readonly shownAs: string;
  readonly does: string;
  run(): void;
}

export const KEYS: readonly Key[] = [
  { key: 'j', shownAs: 'j', does: 'one step on along the path', run: () => move(1) },
  { key: 'k', shownAs: 'k', does: 'one step back along the path', run: () => move(-1) },
  { key: 'ArrowDown', shownAs: '↓', does: 'choose the next one below', run: () => moveChosen(1) },
  { key: 'ArrowUp', shownAs: '↑', does: 'choose the one above', run: () => moveChosen(-1) },
  { key: 'Enter', shownAs: 'Enter', does: 'take the chosen step', run: takeChosen },
  { key: 'u', shownAs: 'u', does: 'undo', run: () => say('back') },
  { key: 'r', shownAs: 'r', does: 'redo', run: () => say('again') },
  {
    key: 'f',
    shownAs: 'f',
    does: 'fork: keep this future, and try another one',
    run: () => say('fork'),
  },
  {
    key: 'i',
    shownAs: 'i',
    does: 'into the step: one transition of the charts on',
    run: () => into(),
  },
  { key: 'I', shownAs: 'I', does: 'into the chosen step, before it is taken', run: intoChosen },
  { key: 'o', shownAs: 'o', does: 'over the rest of the step', run: () => say('over') },
  { key: '/', shownAs: '/', does: 'search the steps', run: () => focus('search') },
  { key: 'e', shownAs: 'e', does: 'type a step or a command', run: () => focus('command') },
  {
    key: 'c',
    shownAs: 'c',
    does: 'copy a link to this place',
    run: () => void copyLink(),
  },
  {
    key: 'x',
    shownAs: 'x',
    does: 'export this path',
    run: () => {
      dialog.value = 'export';
    },
  },
  { key: '1', shownAs: '1 – 9', does: 'the views, in the order of their tabs', run: () => showTab(1) },
  {
    key: 's',
    shownAs: 's',
    does: 'stop the walk, or walk again',
    run: () => (walk.value.status === 'walking' ? stopWalking() : walkAgain()),
  },
  {
    key: '?',
    shownAs: '?',
    does: 'this list',
    run: () => {
      dialog.value = 'help';
    },
  },
];

/** Keys work wherever nothing is typed. */
export function listen(): void {
  addEventListener('keydown', event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    if (event.key === 'Escape') leave(target);
    if (dialog.value !== null || (target instanceof Element && isTypedIn(target))) return;
    // A button or a tab that has the focus does its own thing.
    if (
      event.key === 'Enter' &&
      target instanceof Element &&
      target.closest('button, a, summary, select') !== null
    )
      return;
    if (/^[2-9]$/.test(event.key)) showTab(Number(event.key));
    const found = KEYS.find(({ key }) => key === event.key);
    if (found === undefined) return;
    event.preventDefault();
    found.run();
  });
}

function leave(target: EventTarget | null): void {
  query.value = '';
  if (target instanceof HTMLElement) target.blur();
}

function isTypedIn(element: Element): boolean {
  return element.closest('input:not([type="range"]), textarea, select, [contenteditable]') !== null;
}

function focus(id: string): void {
  document.getElementById(id)?.focus();
}

function showTab(number: number): void {
  const pane = tabbed(width.value)[number - 1];
  if (pane !== undefined) shown.value = pane.id;
}
