import type { ReadonlySignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import './app.css';
import { CommandLine } from './command-line.tsx';
import { Dialogs } from './dialogs.tsx';
import type { Pane, Panes } from './pane.ts';
import { Tabs, tabbed, tabOf } from './tabs.tsx';
import { width } from './width.ts';

interface AppProps<View> {
  /** `null`: the session is not open yet. */
  readonly view: ReadonlySignal<View | null>;
  readonly panes: Panes<View>;
  readonly Header: ComponentType;
}

/** Three columns where there is room: the path, one view in the middle, and what holds. One column on a phone. */
export function App<View>({ view: { value: view }, panes, Header }: AppProps<View>) {
  if (view === null) return <Opening />;
  const isWide = width.value === 'wide';
  const tabs = tabbed(panes, width.value);
  const tab = tabOf(tabs);
  return (
    <div class="app" data-width={width.value}>
      <Header />
      {width.value !== 'narrow' && (
        <div class="column path">
          <Column pane={panes.path} view={view} />
        </div>
      )}
      <main class="column middle">
        <Tabs views={tabs} shown={tab} />
        <section class="pane main" role="tabpanel" id="panel" aria-labelledby={`tab-${tab.id}`}>
          <tab.Show view={view} />
        </section>
      </main>
      {isWide && (
        <div class="column side">
          {panes.side.map(pane => (
            <Column key={pane.id} pane={pane} view={view} />
          ))}
        </div>
      )}
      <CommandLine />
      <Dialogs />
    </div>
  );
}

function Column<View>({ pane, view }: { readonly pane: Pane<View>; readonly view: View }) {
  return (
    <section class={`pane ${pane.id}`} aria-label={pane.title}>
      <pane.Show view={view} />
    </section>
  );
}

function Opening() {
  return <p class="opening mono faint">klpwalk</p>;
}
