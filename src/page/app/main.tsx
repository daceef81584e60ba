import './style/base.css';
import { render } from 'preact';
import { open } from './act.ts';
import { keepAddress, openAddress } from './address.ts';
import { App } from './frame/app.tsx';
import { listen } from './frame/keys.ts';
import { Report } from './frame/report.tsx';
import { followFiles } from './served.ts';
import { firstScenario, message } from './store.ts';
import './style/print.css';
import { keepWalking } from './walker.ts';
import { fulfilWishes } from './wishes.ts';

async function start(): Promise<void> {
  const page = document.getElementById('page');
  if (page !== null) {
    render(
      <>
        <App />
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
