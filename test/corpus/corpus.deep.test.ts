import { expect, test } from 'vitest';
import { explore } from '../../src/explore/index.ts';
import { referenceWalk } from '../support/reference-walk.ts';
import { CORPUS } from './corpus.ts';

test.each(Object.entries(CORPUS))(
  '%s: the reference and both engines count the same',
  async (_, { subject, counts }) => {
    expect(referenceWalk(subject)).toEqual(counts);
    const { machine, events, input, outcomes } = subject;
    for (const engine of ['traced', 'plain'] as const) {
      const result = await explore(machine, {
        events,
        properties: [],
        engine,
        coverage: true,
        ...(input === undefined ? {} : { input }),
        ...(outcomes === undefined ? {} : { outcomes }),
      });
      expect(result).toMatchObject({ ...counts, closed: true });
    }
  },
);
