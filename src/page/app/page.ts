import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { Choice, Lists, PathView, Refused } from '../path-view.ts';
import type { Key } from './frame/key.ts';

/** What the frame and the history have to know of the session that a page is about. */
export interface Page {
  readonly view: ReadonlySignal<(PathView & { readonly title: string }) | null>;
  /** What could come next when that was known last. */
  readonly lists: ReadonlySignal<Lists>;
  /** A step, or whatever may be typed. */
  say(line: string): void;
  /** @returns whether it is one, and the session is where it leads */
  openLink(text: string): Promise<boolean>;
  /** What stands after the # of the address, the view that is shown included; `null`: it cannot be told now. */
  linkTo(shown: string): Promise<string | null>;
  /** What a link holds, in words. */
  readonly held: string;
  readonly tabs: ReadonlySignal<readonly Tab[]>;
  readonly keys: readonly Key[];
  readonly Export: ComponentType | null;
}

/** A view that can be shown in the middle. */
export interface Tab {
  readonly id: string;
  readonly title: string;
}

/** What this page is. */
export let page: Page;

export function begin(what: Page): void {
  page = what;
}

/** Whether it is known what may come next from there; it is a moment later. */
export const isWhole = signal(false);

/** Whether it has not been told for so long that what is listed instead has to look like it. */
export const isLate = signal(false);

/** One sentence about what has just happened; screen readers speak it. */
export const message = signal('');

/** Whether what is said is why something was not done. */
export const isRefused = signal(false);

/** The view that stands in the middle. */
export const shown = signal('');

/** The row that is chosen in the list of next steps. */
export const chosen = signal(0);

/** What the lists are searched for. */
export const query = signal('');

/** What stands after the # of the address. */
export const link = signal('');

export const dialog = signal<'help' | 'link' | 'export' | null>(null);

/** The next steps that the search leaves. */
export const choices = computed((): readonly { readonly choice: Choice; readonly place: number }[] =>
  page.lists.value.choices
    .map((choice, place) => ({ choice, place }))
    .filter(({ choice }) => found(choice.line, ...choice.changes)),
);
export const refused = computed((): readonly Refused[] =>
  page.lists.value.refused.filter(({ line, why }) => found(line, why)),
);

function found(...texts: readonly string[]): boolean {
  const wanted = query.value.trim().toLowerCase();
  return wanted === '' || texts.some(text => text.toLowerCase().includes(wanted));
}
