import { describe, expect, it } from 'vitest';
import { explore } from '../../../src/explore/index.ts';
import { agreeOnCoverage } from '../../support/coverage-agreement.ts';
import { engines } from '../../support/engines.ts';
import { counter } from '../../support/machines/counter.ts';
import { type LiftObservation, lift, liftEvents } from '../../support/machines/lift.ts';
import { twoPhaseCommit, twoPhaseEvents } from '../../support/machines/two-phase-commit.ts';

const all = (possible: number) => ({ visited: possible, possible, missing: [] });

describe.each(engines)('coverage by the $engine engine, recheck $recheck', engine => {
  it('of a walk that covers everything', async () => {
    const { coverage } = await explore(lift, {
      events: liftEvents,
      properties: [],
      coverage: true,
      ...engine,
    });
    expect(coverage).toEqual({ states: all(12), transitions: all(13), guards: all(6), events: all(8) });
  });

  it('of a walk that covers little', async () => {
    const events = liftEvents.filter(({ type }) => type === 'jam' || type === 'call');
    const { coverage } = await explore(lift, { events, properties: [], coverage: true, ...engine });
    expect(coverage).toEqual({
      states: { visited: 11, possible: 12, missing: ['car.trip.sinking'] },
      transitions: {
        visited: 8,
        possible: 13,
        missing: [
          'car.trip.deciding: [goalIsBelow] -> sinking',
          'car.trip.rising: tick -> deciding',
          'car.trip.sinking: tick -> deciding',
          'door.ajar.clear: close -> door.shut',
          'door.ajar.jammed: free -> clear',
        ],
      },
      guards: { visited: 5, possible: 6, missing: ['goalIsBelow: never true'] },
      events: all(5),
    });
  });

  it('tells what was accepted and executed, whether or not it counts as a transition', async () => {
    const { coverage, transitions } = await explore(lift, {
      events: liftEvents,
      properties: [],
      isTransition: (_, observations: readonly LiftObservation[]) =>
        !observations.some(seen => 'refused' in seen),
      coverage: true,
      ...engine,
    });
    expect(transitions).toBe(40);
    expect(coverage?.transitions).toEqual(all(13));
  });

  it('names what never happens', async () => {
    const { coverage } = await explore(counter(3, 5), {
      events: [{ type: 'add', by: 1 }, { type: 'add', by: 7 }, { type: 'look' }, { type: 'reset' }],
      properties: [],
      coverage: true,
      ...engine,
    });
    expect(coverage).toEqual({
      states: all(0),
      transitions: { visited: 2, possible: 3, missing: ['counter: reset [inline guard]'] },
      guards: { visited: 3, possible: 4, missing: ['inline guard of counter: reset: never true'] },
      events: { visited: 2, possible: 4, missing: ['add {"by":7}', 'reset'] },
    });
  });

  it('knows the events that a function of the state lists', async () => {
    const { coverage } = await explore(counter(3, 5), {
      events: ({ context: { count } }) =>
        count.n < 2 ? [{ type: 'add', by: 1 } as const] : ([{ type: 'look' }, { type: 'reset' }] as const),
      properties: [],
      coverage: true,
      ...engine,
    });
    expect(coverage?.events).toEqual({ visited: 2, possible: 3, missing: ['reset'] });
    expect(coverage?.guards.missing).toEqual([
      'inline guard of counter: add: never false',
      'inline guard of counter: reset: never true',
    ]);
  });

  it('ends where the walk ends', async () => {
    const { coverage } = await explore(lift, {
      events: liftEvents,
      properties: [],
      bounds: { depth: 1 },
      coverage: true,
      ...engine,
    });
    expect(coverage).toMatchObject({
      states: { visited: 10, missing: ['car.trip.sinking', 'door.ajar.jammed'] },
      transitions: { visited: 5 },
      guards: { visited: 4, missing: ['doorIsOpen: never true', 'goalIsBelow: never true'] },
      events: { visited: 4, missing: ['tick', 'close', 'jam', 'free'] },
    });
  });

  it('leaves the walk as it is', async () => {
    const machine = twoPhaseCommit(3);
    const result = await explore(machine, {
      events: twoPhaseEvents(3),
      properties: [],
      coverage: true,
      ...engine,
    });
    expect(result).toMatchObject({ states: 288, transitions: 1145, depth: 10, closed: true });
    expect(result.coverage).toEqual({
      states: all(0),
      transitions: all(7),
      guards: all(14),
      events: all(17),
    });
  });
});

it('random machines are walked the same with coverage, and both engines cover the same', async () => {
  expect(await agreeOnCoverage(6)).toBe(6);
});

it('is not collected where it is not asked for', async () => {
  expect((await explore(lift, { events: liftEvents, properties: [] })).coverage).toBeNull();
});
