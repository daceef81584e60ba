import { batch } from '@preact/signals';
import { chosen, dialog, isRefused, isWhole, link, message, shown } from '../../app/page.ts';
import { Line, WorkerEnded } from '../../app/workers.ts';
import type { GraphWish } from '../../graph.ts';
import type { Answer, Ask } from '../protocol.ts';
import { lists, news, view } from './store.ts';

const worker = new Line<Ask, Answer>(why => {
  if (view.value === null) {
    news.value = `The machine cannot run in this browser: ${why}.`;
    return;
  }
  message.value = `The worker that holds the machine has ended (${why}); it is started again where you were.`;
  void ask({ kind: 'open', link: link.value });
});

/** Asks the worker, and shows what it answers. @returns whether it did what it was asked */
export async function ask(body: Ask): Promise<boolean> {
  const answer = await answerTo(body);
  return answer !== null && show(answer);
}

/** @returns `null`: the worker has ended */
async function answerTo(body: Ask): Promise<Answer | null> {
  try {
    return await worker.ask(body, answer => {
      if (answer.kind !== 'walking') return true;
      news.value = `The machine is walked: ${answer.states.toLocaleString('en')} states`;
      return false;
    });
  } catch (error) {
    if (error instanceof WorkerEnded) return null;
    throw error;
  }
}

function show(answer: Answer): boolean {
  switch (answer.kind) {
    case 'told':
      batch(() => {
        view.value = answer.view;
        lists.value = answer.lists;
        isWhole.value = true;
        link.value = answer.link;
        chosen.value = 0;
        message.value = answer.said;
        isRefused.value = !answer.isDone;
        if (answer.shown !== undefined) shown.value = answer.shown;
      });
      return answer.isDone;
    case 'failed':
      news.value = answer.why;
      return false;
    case 'help':
      dialog.value = 'help';
      return true;
    default:
      return true;
  }
}

export function say(line: string): void {
  void ask({ kind: 'command', line });
}

/** Goes by a shortest way from the start to the state of that number. */
export function goTo(state: number): void {
  void ask({ kind: 'go', to: state });
}

export async function linkTo(pane: string): Promise<string | null> {
  const answer = await answerTo({ kind: 'link', shown: pane });
  return answer?.kind === 'link' ? answer.text : null;
}

export async function graphOf(wish: GraphWish) {
  const answer = await answerTo({ kind: 'graph', wish });
  return answer?.kind === 'graph' ? answer : null;
}
