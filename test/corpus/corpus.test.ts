import { describe, expect, test } from 'vitest';
import { explore } from '../../src/explore/index.ts';
import { referenceWalk } from '../support/reference-walk.ts';
import { CORPUS } from './corpus.ts';

/** Of more states than the quick tests have time for. */
const LARGE = ['tic-tac-toe'];

const quick = Object.entries(CORPUS).filter(([name]) => !LARGE.includes(name));

describe('the reference counts', () => {
  test.each(quick)('%s', (_, { subject, counts }) => {
    expect(referenceWalk(subject)).toEqual(counts);
  });
});

/** An actor in a context is nobody yet. */
const REFUSED = ['chat'];

describe('the explorer counts the same', () => {
  test.each(quick.filter(([name]) => !REFUSED.includes(name)))('%s', async (_, { subject, counts }) => {
    const { machine, events, input, outcomes } = subject;
    const result = await explore(machine, {
      events,
      properties: [],
      ...(input === undefined ? {} : { input }),
      ...(outcomes === undefined ? {} : { outcomes }),
    });
    expect(result).toMatchObject({ ...counts, closed: true });
  });
});
