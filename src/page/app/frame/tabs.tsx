import { shown } from '../store.ts';
import { MAIN, PATH, type Pane, SIDE } from '../views/index.ts';
import type { Width } from './width.ts';

/** The views that have no column of their own. */
export function tabbed(width: Width): readonly Pane[] {
  if (width === 'wide') return MAIN;
  return width === 'narrow' ? [PATH, ...SIDE, ...MAIN] : [...MAIN, ...SIDE];
}

/** The view that is to be shown; the first, where the one that was shown has a column of its own. */
export function tabOf(views: readonly Pane[]): Pane {
  const [first] = views;
  const view = views.find(({ id }) => id === shown.value) ?? first;
  if (view === undefined) throw new Error('the page has no view');
  return view;
}

export function Tabs({ views, shown: tab }: { readonly views: readonly Pane[]; readonly shown: Pane }) {
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
