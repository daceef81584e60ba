import { describe, expect, test } from 'vitest';
import { explore } from '../../src/explore/index.ts';
import { referenceWalk } from '../support/reference-walk.ts';
import { CORPUS } from './corpus.ts';

/** Of more states than the quick tests have time for. */
const LARGE = ['tic-tac-toe'];

/** What the explorer takes as it stands. */
const TAKEN = ['drag-and-drop', 'media-player', 'todo-list', 'wizard'];

const quick = Object.entries(CORPUS).filter(([name]) => !LARGE.includes(name));

describe('the reference counts', () => {
  test.each(quick)('%s', (_, { subject, counts }) => {
    expect(referenceWalk(subject)).toEqual(counts);
  });
});

describe('the explorer counts the same', () => {
  test.each(quick.filter(([name]) => TAKEN.includes(name)))('%s', async (_, { subject, counts }) => {
    const { machine, events } = subject;
    expect(await explore(machine, { events, properties: [] })).toMatchObject({ ...counts, closed: true });
  });
});
