import { view } from '../store.ts';
import { PATH, type Pane, SIDE } from '../views/index.ts';
import './app.css';
import { CommandLine } from './command-line.tsx';
import { Dialogs } from './dialogs.tsx';
import { Header } from './header.tsx';
import { Tabs, tabbed, tabOf } from './tabs.tsx';
import { width } from './width.ts';

/** Three columns where there is room: the path, one view in the middle, and what holds. One column on a phone. */
export function App() {
  if (view.value === null) return <Opening />;
  const isWide = width.value === 'wide';
  const tabs = tabbed(width.value);
  const tab = tabOf(tabs);
  return (
    <div class="app" data-width={width.value}>
      <Header />
      {width.value !== 'narrow' && (
        <div class="column path">
          <Column pane={PATH} />
        </div>
      )}
      <main class="column middle">
        <Tabs views={tabs} shown={tab} />
        <section class="pane main" role="tabpanel" id="panel" aria-labelledby={`tab-${tab.id}`}>
          <tab.Show view={view.value} />
        </section>
      </main>
      {isWide && (
        <div class="column side">
          {SIDE.map(pane => (
            <Column key={pane.id} pane={pane} />
          ))}
        </div>
      )}
      <CommandLine />
      <Dialogs />
    </div>
  );
}

function Column({ pane }: { readonly pane: Pane }) {
  if (view.value === null) return null;
  return (
    <section class={`pane ${pane.id}`} aria-label={pane.title}>
      <pane.Show view={view.value} />
    </section>
  );
}

function Opening() {
  return <p class="opening mono faint">klpwalk</p>;
}
