import '../../app/style/base.css';
import { computed } from '@preact/signals';
import { render } from 'preact';
import { keepAddress } from '../../app/address.ts';
import { App } from '../../app/frame/app.tsx';
import { keysWith } from '../../app/frame/keys.ts';
import { listen } from '../../app/frame/listen.ts';
import { tabbed } from '../../app/frame/tabs.tsx';
import { width } from '../../app/frame/width.ts';
import { begin } from '../../app/page.ts';
import '../../app/style/print.css';
import { ask, linkTo, say } from './ask.ts';
import { Header } from './header.tsx';
import { Opening } from './opening.tsx';
import { lists, view } from './store.ts';
import { PANES } from './views/index.ts';
import './machine.css';

async function start(): Promise<void> {
  begin({
    view,
    lists,
    say,
    openLink: text => ask({ kind: 'open link', text }),
    linkTo,
    held: 'the events of the path, and this place',
    tabs: computed(() => tabbed(PANES, width.value)),
    keys: keysWith([], []),
    Export: null,
  });
  const page = document.getElementById('page');
  if (page !== null) {
    render(
      <>
        <Opening />
        <App view={view} panes={PANES} Header={Header} />
      </>,
      page,
    );
  }
  listen();
  await ask({ kind: 'open', link: location.hash.slice(1) });
  keepAddress();
}

void start();
