import { expect, test } from 'vitest';
import { walkCells } from '../../src/jobs/workers.ts';

const WORKER = new URL('../../src/cli/compare-worker.ts', import.meta.url);

test('interrupted as soon as it begins, it says what the first steps have shown', async () => {
  const file = 'scenarios/worlds/everything.yaml';
  const controller = new AbortController();
  const walking = walkCells(WORKER, [{ file, design: 'sketch', depth: null, states: null }], {
    processes: 1,
    signal: controller.signal,
    // As long as it takes to start on a busy machine.
    patience: 60_000,
    onDone: () => {},
  });
  controller.abort();
  const [walked] = await walking;
  expect(walked?.cell).toMatchObject({ kind: 'walked', verdict: 'violated', stopped: 'interrupted' });
  expect(walked?.cell).toHaveProperty('violated.0', { property: 'leaked-feature', length: 1 });
});
