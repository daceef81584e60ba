import type { Message, Reply, Schema } from './message.ts';

/**
 * Makes this process one that `runJobs` can start: it answers the jobs that it is sent, one after the other.
 *
 * @param schema what a job must be
 * @param answer must not throw; it returns what it knows when the signal is given, and the signal stays given
 */
export function answerJobs<Job>(
  schema: Schema<Job>,
  answer: (job: Job, signal: AbortSignal) => Promise<unknown>,
): void {
  const interruption = new AbortController();
  // Ctrl-C is for whoever started this process, and says when the work is to end.
  process.on('SIGINT', () => {});
  process.on('disconnect', () => process.exit());
  process.on('message', async (message: Message) => {
    if (message === 'interrupt') return interruption.abort();
    const reply: Reply = { answer: await answer(schema.parse(message.job), interruption.signal) };
    process.send?.(reply);
  });
}
