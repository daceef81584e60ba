import { batch } from '@preact/signals';
import { formatProblem } from '../../problem/problem.ts';
import type { Inside } from '../fill.ts';
import type { Answer, Ask, Wish } from '../protocol.ts';
import { stopWaiting } from './hand.ts';
import { choices, chosen, isLate, isRefused, isWhole, link, message, shown } from './page.ts';
import { designs, draft, lists, problems, source, view } from './store.ts';
import { Line, WorkerEnded } from './workers.ts';

/** Nothing that the session is asked takes seconds; in ms. */
const PATIENCE = 20_000;

const session = new Line<Ask, Answer>(
  why => {
    message.value = `The worker that holds the session has ended (${why}); it is started again where you were.`;
    reopen();
  },
  more => {
    if (more.kind !== 'lists') return;
    batch(() => {
      isWhole.value = true;
      isLate.value = false;
      lists.value = more;
    });
    stopWaiting();
  },
  PATIENCE,
);

/** Most lists are there before a person sees that they were not; in ms. */
const SOON = 150;

/** A timer, and no transition of the style: that would have the page drawn again and again until then. */
let late: ReturnType<typeof setTimeout> | undefined;

function expectLists(): void {
  clearTimeout(late);
  late = setTimeout(() => {
    isLate.value = !isWhole.value;
  }, SOON);
}

/** Asks the session, and shows what it answers. @returns whether it did what it was asked */
export async function ask(body: Ask): Promise<boolean> {
  const answer = await answerTo(body);
  return answer !== null && show(answer);
}

/** @returns `null`: the worker has ended, and another one is on its way */
export async function answerTo(body: Ask): Promise<Answer | null> {
  try {
    return await session.ask(body);
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
        isWhole.value = false;
        if (source.value !== answer.source) {
          source.value = answer.source;
          designs.value = answer.designs;
        }
        link.value = answer.link;
        problems.value = [];
        chosen.value = 0;
        message.value = answer.said;
        isRefused.value = !answer.isDone;
        if (answer.shown !== undefined) shown.value = answer.shown;
      });
      expectLists();
      return answer.isDone;
    case 'problems': {
      const [first] = answer.problems;
      problems.value = answer.problems;
      message.value = first === undefined ? '' : formatProblem(first);
      isRefused.value = true;
      return false;
    }
    case 'wish':
      onWish(answer.wish);
      return true;
    default:
      return true;
  }
}

let onWish: (wish: Wish) => void = () => {};

/** Who does what a command asks of the page itself. */
export function listenToWishes(listener: (wish: Wish) => void): void {
  onWish = listener;
}

/** Opens the session as the address holds it, in a new worker. */
function reopen(): void {
  if (link.value === '') return;
  void ask({ kind: 'open link', text: link.value });
}

/** The same path in another version of the scenario, as far as it goes. */
export function edit(text: string): Promise<boolean> {
  return ask({ kind: 'edit', source: text });
}

export function open({ name, text }: Inside): Promise<boolean> {
  draft.value = null;
  return ask({ kind: 'open', source: text, file: name });
}

/** A step, or a command of the terminal. */
export function say(line: string): void {
  void ask({ kind: 'command', line });
}

/** One transition of the charts on: in the step ahead, or in the one that led here. */
export function into(): void {
  say('into');
}

/** Into the step that is chosen, which is taken for it. */
export function intoChosen(): void {
  const row = choices.value[chosen.value];
  if (row !== undefined) say(`into ${row.choice.line}`);
}
