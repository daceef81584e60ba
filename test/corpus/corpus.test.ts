import { describe, expect, test } from 'vitest';
import { referenceWalk } from '../support/reference-walk.ts';
import { CORPUS } from './corpus.ts';

/** Of more states than the quick tests have time for. */
const LARGE = ['tic-tac-toe'];

describe('the reference counts', () => {
  const quick = Object.entries(CORPUS).filter(([name]) => !LARGE.includes(name));

  test.each(quick)('%s', (_, { subject, counts }) => {
    expect(referenceWalk(subject)).toEqual(counts);
  });
});
