import { effect } from '@preact/signals';
import type { PropertyName } from '../../../machines/properties.ts';
import type { GraphWish } from '../graph.ts';
import type { WalkAnswer, WalkAsk } from '../protocol.ts';
import { ask } from './act.ts';
import { isWhole, message } from './page.ts';
import { lists, NOT_WALKED, picked, reach, source, UNKNOWN, view, walk } from './store.ts';
import { Line, WorkerEnded } from './workers.ts';

const walker = new Line<WalkAsk, WalkAnswer>(why => {
  walk.value = { ...walk.value, status: 'failed', why: `The worker that walks has ended: ${why}.` };
});

/** Walks the world again when another one is opened, and asks what is known when one moves. */
export function keepWalking(): void {
  for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, rest, { capture: true });
  let walked = '';
  effect(() => {
    const now = view.value;
    if (now === null) return;
    const world = JSON.stringify([source.value, now.design]);
    if (world === walked) return;
    walked = world;
    void start(source.value, now.file, now.design);
  });
  effect(() => {
    const { status } = walk.value;
    if (view.value === null || !isWhole.value || status !== 'closed') return;
    void askReach();
  });
}

/** Ends the walk where it is; what is known by then stays unknown, and says so. */
export function stopWalking(): void {
  walker.end('stopped');
  walk.value = { ...walk.value, status: 'stopped', why: 'Stopped by hand: what lies ahead is unknown.' };
  reach.value = UNKNOWN;
}

export function walkAgain(): void {
  const now = view.value;
  if (now !== null) void start(source.value, now.file, now.design);
}

/** Takes a shortest way on to where the property is broken, or home. */
export async function goOn(to: PropertyName | 'home'): Promise<void> {
  const now = view.value;
  if (now === null) return;
  const faults = now.path[now.place - 1]?.faults ?? 0;
  const answer = await asked({ kind: 'way', from: { state: now.state, faults }, to });
  if (answer?.kind !== 'way') return;
  if (answer.lines === null) {
    message.value =
      walk.value.status === 'closed'
        ? `No way leads on to ${to === 'home' ? 'the system before the first livepatch' : to} from here.`
        : `The walk is not closed: nobody knows a way to ${to}.`;
    return;
  }
  await takeAll(answer.lines);
  if (to !== 'home') picked.value = to;
}

/** Lets the transition that runs complete, if it can. */
export async function goToRest(): Promise<void> {
  const isRunning = view.value?.state.context.klp.transitionPatch !== null;
  if (isRunning) await takeAll(['complete']);
  else message.value = 'No transition runs here.';
}

/**
 * Goes back to before the first step, and from there by a shortest history to a state of the walk, or to a step that
 * comes by a state of the charts; what has been the path is kept as a fork.
 *
 * @returns whether there is one
 */
export async function goByShortest(to: number | readonly string[]): Promise<boolean> {
  const answer = await asked({ kind: 'history', to });
  if (answer?.kind !== 'history' || answer.lines === null) return false;
  if (view.value?.place !== 0 || view.value.inside !== null) await ask({ kind: 'command', line: 'goto 0' });
  await takeAll(answer.lines);
  return true;
}

/** The graph of the walk, as it is wished, and the boxes in which the places of the path are. */
export async function graphOf(wish: GraphWish): Promise<Extract<WalkAnswer, { kind: 'graph' }> | null> {
  const line = view.value?.path.map(({ after, faults }) => ({ state: after, faults })) ?? [];
  const answer = await asked({ kind: 'graph', wish, line });
  return answer?.kind === 'graph' ? answer : null;
}

async function takeAll(lines: readonly string[]): Promise<void> {
  for (const line of lines) if (!(await ask({ kind: 'command', line }))) return;
}

async function start(text: string, file: string, design: string): Promise<void> {
  walker.end('another world');
  walk.value = { ...NOT_WALKED, status: 'walking' };
  reach.value = UNKNOWN;
  await asked({ kind: 'walk', source: text, file, design }, answer => {
    if (answer.kind === 'walked') walk.value = answer.walk;
    return answer.kind !== 'walked' || answer.isOver;
  });
}

async function askReach(): Promise<void> {
  const now = view.value;
  if (now === null) return;
  const answer = await asked({
    kind: 'reach',
    line: now.path.map(({ after, faults }) => ({ state: after, faults })),
    choices: lists.value.choices.map(({ after, faults }) => ({ state: after, faults })),
  });
  if (answer?.kind === 'reach' && view.value === now)
    reach.value = { line: answer.line, choices: answer.choices };
}

/** Lets what a person waits for go first. */
function rest(): void {
  if (walk.value.status === 'walking') walker.tell({ kind: 'rest' });
}

async function asked(ask: WalkAsk, onNews?: (answer: WalkAnswer) => boolean): Promise<WalkAnswer | null> {
  try {
    return await walker.ask(ask, onNews);
  } catch (error) {
    if (error instanceof WorkerEnded) return null;
    throw error;
  }
}
