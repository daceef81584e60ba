import { expect, test } from 'vitest';
import { walkCells } from '../../src/jobs/workers.ts';

/** They are not done before they are interrupted, if then. */
const ENDLESS = ['hangs', 'is-endless'];

const ODD = new URL('../support/odd-worker.ts', import.meta.url);

function tasksOf(...designs: readonly string[]) {
  return designs.map((design, place) => ({ file: `${place}`, design, depth: null, states: null }));
}

/** No process of these tests is given longer, in milliseconds, where it does not answer at all. */
const PATIENCE = 50;

async function whys(
  designs: readonly string[],
  processes: number,
  { controller = new AbortController(), patience = PATIENCE } = {},
) {
  let done = 0;
  const onDone = () => {
    done++;
    // Not before the next task is at work.
    if (ENDLESS.includes(designs[done] ?? '')) setImmediate(() => controller.abort());
  };
  const { signal } = controller;
  const walked = await walkCells(ODD, tasksOf(...designs), { processes, signal, patience, onDone });
  expect(walked.map(({ task }) => task.design)).toEqual(designs);
  return walked.map(({ cell }) => (cell.kind === 'walked' ? cell.verdict : cell.why));
}

test('the results stand in the order of the tasks, whichever was done first', async () => {
  expect(await whys(['is-slow', 'b', 'c', 'd'], 2)).toEqual(['is-slow in 0', 'b in 1', 'c in 2', 'd in 3']);
});

test('more processes than tasks, and no task at all', async () => {
  expect(await whys(['a'], 16)).toEqual(['a in 0']);
  expect(await whys([], 2)).toEqual([]);
});

test('a process that dies takes one cell with it', async () => {
  expect(await whys(['a', 'dies', 'is-killed', 'b'], 1)).toEqual([
    'a in 0',
    'its process has ended (status 7)',
    'its process has ended (SIGKILL)',
    'b in 3',
  ]);
});

test('what is being walked says what is known of it, what is not begun is interrupted', async () => {
  const patience = 60_000;
  expect(await whys(['a', 'is-endless', 'b'], 1, { patience })).toEqual([
    'a in 0',
    'is-endless, so far, in 1',
    'interrupted',
  ]);
});

test('what does not answer is interrupted as well', async () => {
  expect(await whys(['a', 'hangs', 'b'], 1)).toEqual(['a in 0', 'interrupted', 'interrupted']);
});

test('what was interrupted before it began starts nothing', async () => {
  const controller = new AbortController();
  controller.abort();
  expect(await whys(['a', 'b'], 2, { controller })).toEqual(['interrupted', 'interrupted']);
});
