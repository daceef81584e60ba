import { describe, expect, it } from 'vitest';
import { explore, type Property } from '../../src/explore/index.ts';
import { engines } from './engines.ts';
import { diningEvents, diningPhilosophers } from './machines/dining-philosophers.ts';
import { type LiftObservation, lift, liftEvents } from './machines/lift.ts';
import { type TwoPhaseContext, twoPhaseCommit, twoPhaseEvents } from './machines/two-phase-commit.ts';

const consistency: Property<TwoPhaseContext, unknown>[] = [
  {
    kind: 'never',
    name: 'one commits, another aborts',
    when: ({ context: { participants } }) =>
      participants.some(one => one.state === 'committed') &&
      participants.some(one => one.state === 'aborted'),
  },
  {
    kind: 'never',
    name: 'all commit',
    when: ({ context: { participants } }) => participants.every(one => one.state === 'committed'),
  },
  {
    kind: 'way-back',
    name: 'all end',
    from: () => true,
    home: ({ context: { participants } }) =>
      participants.every(one => one.state === 'committed' || one.state === 'aborted'),
  },
];

describe.each(engines)('$engine engine, recheck $recheck', engine => {
  it.each([
    { participants: 3, states: 288, transitions: 1145, depth: 10 },
    { participants: 4, states: 1568, transitions: 8257, depth: 13 },
    { participants: 5, states: 8832, transitions: 58_145, depth: 16 },
  ])('walks two-phase commit of $participants: $states states', async ({ participants, ...expected }) => {
    const result = await explore(twoPhaseCommit(participants), {
      events: twoPhaseEvents(participants),
      properties: consistency,
      ...engine,
      // At 5 participants, every step twice would take longer than all other tests.
      ...('recheck' in engine && participants === 5 ? { recheck: 1000 } : {}),
    });
    expect(result).toMatchObject({ ...expected, closed: true, stopped: null });
    expect(result.verdicts.map(({ verdict, history }) => [verdict, history?.length])).toEqual([
      ['holds', undefined],
      // Each prepares, is heard, and hears the commit; once the manager commits.
      ['violated', 3 * participants + 1],
      ['holds', undefined],
    ]);
  });

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
