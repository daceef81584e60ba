import { describe, expect, test } from 'vitest';
import { explore } from '../../src/explore/index.ts';
import { referenceWalk } from '../support/reference-walk.ts';
import * as auction from './auction.ts';
import * as bookingSaga from './booking-saga.ts';
import { CORPUS } from './corpus.ts';
import * as editor from './editor.ts';
import * as signIn from './sign-in.ts';

/** Of more states than the quick tests have time for. */
const LARGE = ['tic-tac-toe'];

const quick = Object.entries(CORPUS).filter(([name]) => !LARGE.includes(name));

describe('the reference counts', () => {
  test.each(quick)('%s', (_, { subject, counts }) => {
    expect(referenceWalk(subject)).toEqual(counts);
  });
});

describe('the explorer counts the same', () => {
  test.each(quick)('%s', async (_, { subject, counts }) => {
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

describe('a bug that its author has not seen', () => {
  test('somebody is signed in, and greeted by an old error', async () => {
    const { machine, events, outcomes } = signIn;
    const { verdicts } = await explore(machine, {
      events,
      outcomes,
      properties: [
        {
          kind: 'never',
          name: 'greeted by an error',
          when: ({ context, matches }) => matches('signedIn') && context.error !== undefined,
        },
      ],
    });
    expect(verdicts[0]?.history).toHaveLength(5);
  });

  test('an auction is over, and nobody has won', async () => {
    const { machine, events } = auction;
    const { verdicts } = await explore(machine, {
      events,
      properties: [
        {
          kind: 'never',
          name: 'sold to nobody',
          when: ({ context, status }) => status === 'done' && context.winner === undefined,
        },
      ],
    });
    expect(verdicts[0]?.history).toHaveLength(2);
  });

  test('a trip has failed, and a cheap hotel is still booked', async () => {
    const { machine, events, outcomes } = bookingSaga;
    const { verdicts } = await explore(machine, {
      events,
      outcomes,
      properties: [
        {
          kind: 'never',
          name: 'still booked',
          when: ({ context, matches }) => matches('failed') && context.hotel !== undefined,
        },
      ],
    });
    expect(verdicts[0]?.history).toHaveLength(5);
  });

  test('a text counts as stored, and another one is', async () => {
    const { machine, events, outcomes } = editor;
    const { verdicts } = await explore(machine, {
      events,
      outcomes,
      properties: [
        {
          kind: 'never',
          name: 'not what is stored',
          when: ({ context, matches }) => matches({ document: 'clean' }) && context.text !== context.stored,
        },
      ],
    });
    expect(verdicts[0]?.history).toHaveLength(4);
  });
});
