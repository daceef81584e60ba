import { describe, expect, it } from 'vitest';
import { explore, type Property } from '../../src/explore/index.ts';
import { engines } from './engines.ts';
import { diningEvents, diningPhilosophers } from './machines/dining-philosophers.ts';
import { type LiftObservation, lift, liftEvents } from './machines/lift.ts';
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
];

/** Of two-phase commit: how much there is to walk, participants told apart and not. */
const SIZES = [
  { participants: 3, depth: 10, apart: [288, 1145], alike: [80, 317] },
  { participants: 4, depth: 13, apart: [1568, 8257], alike: [166, 868] },
  { participants: 5, depth: 16, apart: [8832, 58_145], alike: [314, 2047] },
  { participants: 6, depth: 19, apart: [50_816, 402_305], alike: [553, 4327] },
] as const;

describe.each([
  ...engines,
  { engine: 'traced', alike: true },
  { engine: 'traced', alike: true, recheck: 7 },
] as const)('two-phase commit, %o', variant => {
  const { alike = false, recheck = 0, engine } = { alike: false, recheck: 0, ...variant };
  // The plain engine would take minutes for 6 participants, and so would taking each step twice.
  const sizes = SIZES.filter(
    ({ participants }) => participants < 6 || (engine === 'traced' && recheck !== 1),
  );

  it.each(sizes)('of $participants', async ({ participants, depth, ...sizes }) => {
    const result = await explore(twoPhaseCommit(participants), {
      events: twoPhaseEvents(participants),
      properties: consistency,
      engine,
      recheck: participants < 5 ? recheck : recheck * 1000,
      ...(alike ? { alike: [participantNames(participants)] } : {}),
    });
    const [states, transitions] = alike ? sizes.alike : sizes.apart;
    expect(result).toMatchObject({ states, transitions, depth, closed: true, stopped: null, neverTaken: [] });
    expect(result.verdicts.map(({ verdict, history }) => [verdict, history?.length])).toEqual([
      ['holds', undefined],
      // Each prepares, is heard, and hears the commit; once the manager commits.
      ['violated', 3 * participants + 1],
      ['holds', undefined],
    ]);
  });
});

describe.each(engines)('$engine engine, recheck $recheck', engine => {
  it.each([
    { seats: 3, polite: false, states: 14, transitions: 27, depth: 3, deadlock: 3 },
    { seats: 4, polite: false, states: 34, transitions: 88, depth: 4, deadlock: 4 },
    { seats: 5, polite: false, states: 82, transitions: 265, depth: 5, deadlock: 5 },
    { seats: 3, polite: true, states: 12, transitions: 22, depth: 3, deadlock: undefined },
    { seats: 4, polite: true, states: 29, transitions: 72, depth: 4, deadlock: undefined },
    { seats: 5, polite: true, states: 70, transitions: 219, depth: 5, deadlock: undefined },
  ])(
    'walks $seats dining philosophers, polite: $polite',
    async ({ seats, polite, deadlock, ...expected }) => {
      const result = await explore(diningPhilosophers(seats, polite), {
        events: diningEvents(seats),
        properties: [{ kind: 'deadlock', name: 'nobody can move' }],
        ...engine,
      });
      expect(result).toMatchObject({ ...expected, closed: true });
      expect(result.verdicts[0]?.history?.length).toBe(deadlock);
      expect(result.verdicts[0]?.verdict).toBe(deadlock === undefined ? 'holds' : 'violated');
    },
  );

  it('walks a hierarchical machine with regions, raised events, onDone, entry and exit actions', async () => {
    const result = await explore(lift, {
      events: liftEvents,
      counts: (_, observations: readonly LiftObservation[]) => !observations.some(seen => 'refused' in seen),
      properties: [
        { kind: 'observed', name: 'reaches floor 3', when: seen => 'bell' in seen && seen.bell === 3 },
        { kind: 'observed', name: 'reaches floor 4', when: seen => 'bell' in seen && seen.bell === 4 },
        {
          kind: 'never',
          name: 'moves with an open door',
          when: ({ context: { car, door } }) => car.moving && door.open,
        },
        {
          kind: 'never',
          name: 'is jammed on floor 2',
          when: ({ value, context }) =>
            context.car.floor === 2 && JSON.stringify(value) === '{"car":"idle","door":{"ajar":"jammed"}}',
        },
        {
          kind: 'way-back',
          name: 'comes home',
          from: ({ context }) => context.door.blocked,
          home: ({ context }) => context.car.floor === 0 && !context.door.open,
        },
      ],
      ...engine,
    });
    expect(result).toMatchObject({ states: 24, transitions: 40, depth: 6, closed: true });
    expect(result.verdicts).toEqual([
      {
        property: 'reaches floor 3',
        verdict: 'violated',
        history: [{ type: 'call', floor: 3 }, { type: 'tick' }, { type: 'tick' }, { type: 'tick' }],
      },
      { property: 'reaches floor 4', verdict: 'holds' },
      { property: 'moves with an open door', verdict: 'holds' },
      {
        property: 'is jammed on floor 2',
        verdict: 'violated',
        history: [{ type: 'call', floor: 2 }, { type: 'tick' }, { type: 'tick' }, { type: 'jam' }],
      },
      { property: 'comes home', verdict: 'holds' },
    ]);
  });
});
