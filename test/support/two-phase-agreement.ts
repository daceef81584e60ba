import { expect } from 'vitest';
import { explore, type Property } from '../../src/explore/index.ts';
import { agreed, type Way } from './agreement.ts';
import {
  participantNames,
  type TwoPhaseContext,
  twoPhaseCommit,
  twoPhaseEvents,
} from './machines/two-phase-commit.ts';

const states = ({ participants }: TwoPhaseContext) => Object.values(participants).map(({ state }) => state);

const consistency: Property<TwoPhaseContext, unknown>[] = [
  {
    kind: 'never',
    name: 'one commits, another aborts',
    when: ({ context }) => states(context).includes('committed') && states(context).includes('aborted'),
  },
  {
    kind: 'never',
    name: 'all commit',
    when: ({ context }) => states(context).every(state => state === 'committed'),
  },
  {
    kind: 'way-back',
    name: 'all end',
    from: () => true,
    home: ({ context }) => states(context).every(state => state === 'committed' || state === 'aborted'),
  },
  {
    kind: 'sometimes',
    name: 'all can commit',
    when: ({ context }) => states(context).every(state => state === 'committed'),
  },
];

/** How many participants there are, and how much there is to walk, participants told apart and not. */
interface Size {
  readonly participants: number;
  readonly depth: number;
  readonly apart: readonly [states: number, transitions: number];
  readonly alike: readonly [states: number, transitions: number];
}

/** All ways to walk agree on two-phase commit, and find what is known of it. */
export async function agreeOnTwoPhaseCommit({ participants, depth, ...known }: Size): Promise<void> {
  const walk = ({ symmetry, ...way }: Way) =>
    explore(twoPhaseCommit(participants), {
      events: twoPhaseEvents(participants),
      properties: consistency,
      explain: true,
      symmetry: symmetry ? [participantNames(participants)] : [],
      ...way,
    });
  const inFull = participants < 5;
  const { plain } = await agreed(walk, { ...known, inFull, recheck: inFull ? 7 : 1000 });
  expect(plain).toMatchObject({ depth, closed: true, stopped: null, neverTaken: [] });
  const lengths = plain.verdicts.map(({ verdict, history, witness }) => [
    verdict,
    (history ?? witness)?.length,
  ]);
  expect(lengths).toEqual([
    ['holds', undefined],
    // Each prepares, is heard, and hears the commit; once the manager commits.
    ['violated', 3 * participants + 1],
    ['holds', undefined],
    ['holds', 3 * participants + 1],
  ]);
}
