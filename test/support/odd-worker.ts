import * as z from 'zod';
import { answerJobs } from '../../src/jobs/answer.ts';

// A worker that fails in the way that its job names.
answerJobs(z.string(), async (job, signal) => {
  if (job === 'dies') process.exit(7);
  if (job === 'is-killed') process.kill(process.pid, 'SIGKILL');
  if (job === 'hangs') await new Promise(() => {});
  if (job === 'is-endless') {
    await new Promise<void>(resolve => signal.addEventListener('abort', () => resolve()));
    return `${job}, so far`;
  }
  if (job === 'is-slow') await new Promise(resolve => setTimeout(resolve, 200));
  return `${job} is done`;
});
