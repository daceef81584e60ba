import './style/base.css';
import { computed } from '@preact/signals';
import { render } from 'preact';
import { answerTo, ask, open, say } from './act.ts';
import { keepAddress, openAddress } from './address.ts';
import { App } from './frame/app.tsx';
import { Export } from './frame/export.tsx';
import { Header } from './frame/header.tsx';
import { KEYS } from './frame/keys-of-worlds.ts';
import { listen } from './frame/listen.ts';
import { Report } from './frame/report.tsx';
import { tabbed } from './frame/tabs.tsx';
import { width } from './frame/width.ts';
import { begin, message } from './page.ts';
import { followFiles } from './served.ts';
import { firstScenario, lists, view } from './store.ts';
import './style/print.css';
import { PANES } from './views/index.ts';
import { keepWalking } from './walker.ts';
import { fulfilWishes } from './wishes.ts';

async function start(): Promise<void> {
  begin({
    view,
    lists,
    say,
    openLink: text => ask({ kind: 'open link', text }),
    linkTo: async shown => {
      const answer = await answerTo({ kind: 'link', shown });
      return answer?.kind === 'link' ? answer.text : null;
    },
    held: 'the scenario, the design, the path and this place',
    tabs: computed(() => tabbed(PANES, width.value)),
    keys: KEYS,
    Export,
  });
  const page = document.getElementById('page');
  if (page !== null) {
    render(
      <>
        <App view={view} panes={PANES} Header={Header} />
        <Report />
      </>,
      page,
    );
  }
  listen();
  followFiles();
  fulfilWishes();
  if (!(await openAddress()) && firstScenario !== undefined) {
    // What is wrong with a link is said, and stays to be read.
    const why = message.value;
    await open(firstScenario);
    if (why !== '') message.value = why;
  }
  keepWalking();
  keepAddress();
}

void start();
