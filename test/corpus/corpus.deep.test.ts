import { expect, test } from 'vitest';
import { referenceWalk } from '../support/reference-walk.ts';
import { CORPUS } from './corpus.ts';

test.each(Object.entries(CORPUS))('the reference counts %s', (_, { subject, counts }) => {
  expect(referenceWalk(subject)).toEqual(counts);
});
