import { expect, test } from 'vitest';
import { walkCells } from '../../src/compare/workers.ts';

const ODD = new URL('./odd-worker.ts', import.meta.url);

function tasksOf(...designs: readonly string[]) {
  return designs.map((design, place) => ({ file: `${place}`, design, depth: null, states: null }));
}

async function whys(designs: readonly string[], processes: number, controller = new AbortController()) {
  let done = 0;
  const onDone = () => {
    done++;
    // Not before the next task is at work.
    if (designs[done] === 'hangs') setImmediate(() => controller.abort());
  };
  const { signal } = controller;
  const walked = await walkCells(ODD, tasksOf(...designs), { processes, signal, onDone });
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

test('what is interrupted leaves the rest open', async () => {
  expect(await whys(['a', 'hangs', 'b'], 1)).toEqual(['a in 0', 'interrupted', 'interrupted']);
});

test('what was interrupted before it began starts nothing', async () => {
  const controller = new AbortController();
  controller.abort();
  expect(await whys(['a', 'b'], 2, controller)).toEqual(['interrupted', 'interrupted']);
});
