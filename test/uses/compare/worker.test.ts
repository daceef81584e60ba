import { expect, test } from 'vitest';
import { runJobs } from '../../../src/jobs/queue.ts';
import { cellSchema } from '../../../src/uses/compare/cell.ts';

const WORKER = new URL('../../../src/uses/compare/worker.ts', import.meta.url);

test('interrupted as soon as it begins, it says what the first steps have shown', async () => {
  const file = 'scenarios/worlds/everything.yaml';
  const controller = new AbortController();
  const walking = runJobs(WORKER, [{ file, design: 'sketch', depth: null, states: null, histories: true }], {
    schema: cellSchema,
    processes: 1,
    signal: controller.signal,
    // As long as it takes to start on a busy machine.
    patience: 60_000,
    onDone: () => {},
  });
  controller.abort();
  const [done] = await walking;
  expect(done).toMatchObject({ answer: { kind: 'walked', verdict: 'violated', stopped: 'interrupted' } });
  expect(done).toHaveProperty('answer.violated.0', {
    property: 'leaked-feature',
    length: 1,
    history: ['{ do: load B2 &, fails: ENOMEM, fault: { in: B2, allocation: TAA } }'],
  });
});
