import { expect, it, test } from 'vitest';
import { explore } from '../../../../src/explore/index.ts';
import { agreeOnCores } from '../../../support/explore/cores-agreement.ts';
import { counterEvents, counters } from '../../../support/machines/counters.ts';
import { diningEvents, diningPhilosophers } from '../../../support/machines/dining-philosophers.ts';
import {
  participantNames,
  type TwoPhaseContext,
  twoPhaseCommit,
  twoPhaseEvents,
} from '../../../support/machines/two-phase-commit.ts';

it('leaves verdicts, what explains them, and the graph as they are', async () => {
  const { alone, helped } = await agreeOnCores(
    cores =>
      explore(twoPhaseCommit(4), {
        events: twoPhaseEvents(4),
        properties: [
          { kind: 'never', name: 'two committed', when: ({ context }) => committed(context) === 2 },
          { kind: 'deadlock', name: 'stuck' },
          {
            kind: 'way-back',
            name: 'aborts',
            from: () => true,
            home: ({ context }) => context.manager.state === 'aborted',
          },
        ],
        explain: true,
        graph: true,
        cores,
      }),
    [2, 3],
  );
  expect(alone).toMatchObject({ states: 1568, closed: true });
  expect(alone.verdicts.map(({ verdict }) => verdict)).toEqual(['violated', 'holds', 'violated']);
  for (const states of helped) expect(states).toBeGreaterThan(500);
});

it('ends where a bound of states is reached in the midst of a state that another thread has expanded', async () => {
  const all = { events: twoPhaseEvents(4), properties: [] };
  let midway = 0;
  for (let states = 700; states < 708; states++) {
    const { alone } = await agreeOnCores(cores =>
      explore(twoPhaseCommit(4), { ...all, bounds: { states }, cores }),
    );
    expect(alone).toMatchObject({ states, stopped: 'states' });
    midway += alone.transitions;
  }
  expect(midway).toBeGreaterThan(8 * 700);
});

it('ends with the first violation, at a depth, and at a boundary', async () => {
  const walk = { events: twoPhaseEvents(4), properties: [] };
  const when = ({ context }: { readonly context: TwoPhaseContext }) => committed(context) === 3;
  const first = await agreeOnCores(cores =>
    explore(twoPhaseCommit(4), {
      ...walk,
      properties: [{ kind: 'never', name: 'three committed', when }],
      stopAtFirst: true,
      cores,
    }),
  );
  expect(first.alone.stopped).toBe('violation');
  const depth = await agreeOnCores(cores =>
    explore(twoPhaseCommit(4), { ...walk, bounds: { depth: 9 }, cores }),
  );
  expect(depth.alone).toMatchObject({ stopped: 'depth', depth: 9 });
  const boundary = await agreeOnCores(cores =>
    explore(twoPhaseCommit(4), { ...walk, boundary: ({ context }) => context.sent.abort, cores }),
  );
  expect(boundary.alone.stopped).toBe('boundary');
  for (const { helped } of [first, depth]) expect(helped[0]).toBeGreaterThan(100);
  // What others have done is dropped where the walk passes a state over.
  expect(boundary.helped[0]).toBeGreaterThan(10);
});

it('finds the deadlock of philosophers, and counts what was covered', async () => {
  const { alone } = await agreeOnCores(cores =>
    explore(diningPhilosophers(7, false), {
      events: diningEvents(7),
      properties: [{ kind: 'deadlock', name: 'nobody can move' }],
      coverage: true,
      explain: true,
      cores,
    }),
  );
  expect(alone).toMatchObject({ states: 478, transitions: 2163 });
  expect(alone.verdicts[0]?.verdict).toBe('violated');
});

it('counts symmetric states once', async () => {
  const { alone, helped } = await agreeOnCores(cores =>
    explore(twoPhaseCommit(5), {
      events: twoPhaseEvents(5),
      properties: [{ kind: 'never', name: 'two committed', when: ({ context }) => committed(context) === 2 }],
      symmetry: [participantNames(5)],
      cores,
    }),
  );
  expect(alone.states).toBeLessThan(1000);
  expect(helped[0]).toBeGreaterThan(50);
});

it('packs rows anew as values turn up, and learns which events are listed where', async () => {
  const moduli = [40, 40];
  const all = counterEvents(moduli);
  const { alone, helped } = await agreeOnCores(cores =>
    explore(counters(moduli), {
      events: ({ context }) => (context.counters[0] === 20 ? all : all.toReversed()),
      properties: [
        { kind: 'never', name: 'meet', when: ({ context }) => context.counters.every(count => count === 33) },
      ],
      cores,
    }),
  );
  expect(alone).toMatchObject({ states: 1600, transitions: 3200, closed: true });
  expect(alone.verdicts[0]?.history).toHaveLength(66);
  expect(helped[0]).toBeGreaterThan(300);
});

test.each(['ends.mjs', 'fails.mjs', 'none.mjs', 'ends-midway.ts', 'http://localhost/runner.js'])(
  'a walk whose helper %s does without it',
  async runner => {
    const walk = { events: twoPhaseEvents(5), properties: [] };
    const { seconds: _, ...alone } = await explore(twoPhaseCommit(5), walk);
    const { seconds: __, ...helped } = await explore(twoPhaseCommit(5), {
      ...walk,
      cores: {
        count: 3,
        waiting: 1,
        patience: 5,
        runner: new URL(`../../../support/explore/runners/${runner}`, import.meta.url),
      },
    });
    expect(helped).toEqual(alone);
    expect(helped).toMatchObject({ states: 8832, transitions: 58_145 });
  },
);

function committed({ participants }: TwoPhaseContext): number {
  return Object.values(participants).filter(({ state }) => state === 'committed').length;
}
