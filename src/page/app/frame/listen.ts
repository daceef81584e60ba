import { dialog, page, query, shown } from '../page.ts';

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
    const found = page.keys.find(({ key }) => key === event.key);
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

export function showTab(number: number): void {
  const pane = page.tabs.value[number - 1];
  if (pane !== undefined) shown.value = pane.id;
}
