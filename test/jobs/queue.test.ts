import { expect, test } from 'vitest';
import * as z from 'zod';
import { runJobs } from '../../src/jobs/queue.ts';

/** They are not done before they are interrupted, if then. */
const ENDLESS = ['hangs', 'is-endless'];

const ODD = new URL('../support/odd-worker.ts', import.meta.url);

/** No process of these tests is given longer, in milliseconds, where it does not answer at all. */
const PATIENCE = 50;

async function doneBy(
  jobs: readonly string[],
  processes: number,
  { controller = new AbortController(), patience = PATIENCE } = {},
) {
  let count = 0;
  const onDone = () => {
    count++;
    // Not before the next job is at work.
    if (ENDLESS.includes(jobs[count] ?? '')) setImmediate(() => controller.abort());
  };
  const { signal } = controller;
  const done = await runJobs(ODD, jobs, { schema: z.string(), processes, signal, patience, onDone });
  return done.map(one => ('answer' in one ? one.answer : `lost: ${one.lost}`));
}

test('the results stand in the order of the jobs, whichever was done first', async () => {
  expect(await doneBy(['is-slow', 'b', 'c', 'd'], 2)).toEqual([
    'is-slow is done',
    'b is done',
    'c is done',
    'd is done',
  ]);
});

test('more processes than jobs, and no job at all', async () => {
  expect(await doneBy(['a'], 16)).toEqual(['a is done']);
  expect(await doneBy([], 2)).toEqual([]);
});

test('a process that dies takes one job with it', async () => {
  expect(await doneBy(['a', 'dies', 'is-killed', 'b'], 1)).toEqual([
    'a is done',
    'lost: its process has ended (status 7)',
    'lost: its process has ended (SIGKILL)',
    'b is done',
  ]);
});

test('what is being done says what is known of it, what is not begun is interrupted', async () => {
  const patience = 60_000;
  expect(await doneBy(['a', 'is-endless', 'b'], 1, { patience })).toEqual([
    'a is done',
    'is-endless, so far',
    'lost: interrupted',
  ]);
});

test('what does not answer is interrupted as well', async () => {
  expect(await doneBy(['a', 'hangs', 'b'], 1)).toEqual([
    'a is done',
    'lost: interrupted',
    'lost: interrupted',
  ]);
});

test('what was interrupted before it began starts nothing', async () => {
  const controller = new AbortController();
  controller.abort();
  expect(await doneBy(['a', 'b'], 2, { controller })).toEqual(['lost: interrupted', 'lost: interrupted']);
});
