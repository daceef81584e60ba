import { expect, test } from 'vitest';
import { explore } from '../../src/explore/index.ts';
import { agreed, type Way } from '../support/agreement.ts';
import { diningEvents, diningPhilosophers } from '../support/machines/dining-philosophers.ts';
import { type LiftObservation, lift, liftEvents } from '../support/machines/lift.ts';
import { peterson, petersonEvents } from '../support/machines/peterson.ts';
import { agreeOnTwoPhaseCommit } from '../support/two-phase-agreement.ts';

test.each([{ participants: 3, depth: 10, apart: [288, 1145], alike: [80, 317] }] as const)(
  'two-phase commit, $participants participants',
  agreeOnTwoPhaseCommit,
);

test.each([
  { seats: 3, polite: false, apart: [14, 27], depth: 3, deadlock: 3 },
  { seats: 4, polite: false, apart: [34, 88], depth: 4, deadlock: 4 },
  { seats: 5, polite: false, apart: [82, 265], depth: 5, deadlock: 5 },
  { seats: 7, polite: false, apart: [478, 2163], depth: 7, deadlock: 7 },
  { seats: 3, polite: true, apart: [12, 22], depth: 3, deadlock: undefined },
  { seats: 4, polite: true, apart: [29, 72], depth: 4, deadlock: undefined },
  { seats: 5, polite: true, apart: [70, 219], depth: 5, deadlock: undefined },
] as const)(
  '$seats dining philosophers, polite: $polite',
  async ({ seats, polite, depth, deadlock, apart }) => {
    const walk = ({ symmetry: _, ...way }: Way) =>
      explore(diningPhilosophers(seats, polite), {
        events: diningEvents(seats),
        properties: [{ kind: 'deadlock', name: 'nobody can move' }],
        explain: true,
        ...way,
      });
    const { plain } = await agreed(walk, { apart });
    expect(plain).toMatchObject({ depth, closed: true });
    expect(plain.verdicts[0]?.history?.length).toBe(deadlock);
    expect(plain.verdicts[0]?.verdict).toBe(deadlock === undefined ? 'holds' : 'violated');
  },
);

test.each([
  ['none', [20, 34]],
  ['no turn', [20, 32]],
  ['gives way first', [32, 60]],
  ['looks inside only', [30, 56]],
  ['or for and', [10, 12]],
] as const)('two regions that look at each other: mutual exclusion, mistake: %s', async (mistake, apart) => {
  const walk = ({ symmetry: _, ...way }: Way) =>
    explore(peterson(mistake), {
      events: petersonEvents,
      properties: [{ kind: 'deadlock', name: 'somebody can go on' }],
      explain: true,
      ...way,
    });
  const { plain } = await agreed(walk, { apart });
  const isStuck = mistake === 'no turn' || mistake === 'or for and';
  expect(plain.verdicts[0]?.verdict).toBe(isStuck ? 'violated' : 'holds');
});

test('a hierarchical machine with regions, raised events, onDone, entry and exit actions', async () => {
  const walk = ({ symmetry: _, ...way }: Way) =>
    explore(lift, {
      events: liftEvents,
      isTransition: (_, observations: readonly LiftObservation[]) =>
        !observations.some(seen => 'refused' in seen),
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
      ...way,
    });
  const { plain } = await agreed(walk, { apart: [24, 40] });
  expect(plain).toMatchObject({ depth: 6, closed: true });
  expect(plain.verdicts).toEqual([
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
