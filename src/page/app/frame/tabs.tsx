import { shown, type Tab } from '../page.ts';
import type { Pane, Panes } from './pane.ts';
import type { Width } from './width.ts';

/** The views that have no column of their own. */
export function tabbed<View>({ path, main, side }: Panes<View>, width: Width): readonly Pane<View>[] {
  if (width === 'wide') return main;
  return width === 'narrow' ? [path, ...side, ...main] : [...main, ...side];
}

/** The view that is to be shown; the first, where the one that was shown has a column of its own. */
export function tabOf<View extends Tab>(views: readonly View[]): View {
  const [first] = views;
  const view = views.find(({ id }) => id === shown.value) ?? first;
  if (view === undefined) throw new Error('the page has no view');
  return view;
}

export function Tabs({ views, shown: tab }: { readonly views: readonly Tab[]; readonly shown: Tab }) {
  const step = (by: number) => {
    const next = views[(views.indexOf(tab) + by + views.length) % views.length];
    if (next === undefined) return;
    shown.value = next.id;
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  return (
    <div
      class="tabs"
      role="tablist"
      aria-label="Views"
      onKeyDown={event => {
        if (event.key === 'ArrowRight') step(1);
        else if (event.key === 'ArrowLeft') step(-1);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {views.map((view, place) => (
        <button
          key={view.id}
          id={`tab-${view.id}`}
          type="button"
          role="tab"
          aria-selected={view === tab}
          aria-controls="panel"
          tabIndex={view === tab ? 0 : -1}
          onClick={() => {
            shown.value = view.id;
          }}
        >
          {view.title} <kbd>{place + 1}</kbd>
        </button>
      ))}
    </div>
  );
}
