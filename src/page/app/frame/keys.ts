import { copyLink } from '../address.ts';
import { move, moveChosen, takeChosen } from '../hand.ts';
import { dialog, page } from '../page.ts';
import type { Key } from './key.ts';
import { showTab } from './listen.ts';

/** What every session can do, and in between what this one can do besides. */
export function keysWith(inside: readonly Key[], outside: readonly Key[]): readonly Key[] {
  return [
    { key: 'j', shownAs: 'j', does: 'one step on along the path', run: () => move(1) },
    { key: 'k', shownAs: 'k', does: 'one step back along the path', run: () => move(-1) },
    { key: 'ArrowDown', shownAs: '↓', does: 'choose the next one below', run: () => moveChosen(1) },
    { key: 'ArrowUp', shownAs: '↑', does: 'choose the one above', run: () => moveChosen(-1) },
    { key: 'Enter', shownAs: 'Enter', does: 'take the chosen step', run: takeChosen },
    { key: 'u', shownAs: 'u', does: 'undo', run: () => page.say('back') },
    { key: 'r', shownAs: 'r', does: 'redo', run: () => page.say('again') },
    ...inside,
    { key: '/', shownAs: '/', does: 'search the steps', run: () => focus('search') },
    { key: 'e', shownAs: 'e', does: 'type a step or a command', run: () => focus('command') },
    { key: 'c', shownAs: 'c', does: 'copy a link to this place', run: () => void copyLink() },
    { key: '1', shownAs: '1 – 9', does: 'the views, in the order of their tabs', run: () => showTab(1) },
    ...outside,
    {
      key: '?',
      shownAs: '?',
      does: 'this list',
      run: () => {
        dialog.value = 'help';
      },
    },
  ];
}

function focus(id: string): void {
  document.getElementById(id)?.focus();
}
