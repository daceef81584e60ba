import { describe, expect, it } from 'vitest';
import { setup } from 'xstate';
import { assertHolds, edit, explore } from '../../src/explore/index.ts';
import { counter } from '../support/machines/counter.ts';
import { peterson, petersonEvents } from '../support/machines/peterson.ts';

const types: {
  context?: { owner: { disk: number; net: number } };
  events?: { type: 'take disk' | 'take net'; program: number } | { type: 'look' };
} = {};

const locks = setup({ types }).createMachine({
  id: 'locks',
  context: { owner: { disk: 0, net: 0 } },
  initial: 'quiet',
  states: {
    quiet: {
      on: {
        look: {},
        'take disk': {
          guard: ({ context, event }) =>
            context.owner.disk === 0 && (event.program === 1 || context.owner.net === 2),
          actions: edit((draft, event) => {
            draft.owner.disk = event.program;
          }),
        },
        'take net': {
          guard: ({ context, event }) =>
            context.owner.net === 0 && (event.program === 2 || context.owner.disk === 1),
          target: 'busy',
          actions: edit((draft, event) => {
            draft.owner.net = event.program;
          }),
        },
      },
    },
    busy: {},
  },
});
const events = [
  { type: 'take disk', program: 1 },
  { type: 'take net', program: 1 },
  { type: 'take disk', program: 2 },
  { type: 'take net', program: 2 },
] as const;

/** The message of what is thrown; `null`: nothing is. */
function reportOf(act: () => void): string | null {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'no error';
  }
}

describe('of a walk whose properties do not hold', () => {
  it('the error is the report: which property, the numbered history, and what each step changed', async () => {
    const result = await explore(locks, {
      events,
      properties: [
        { kind: 'never', name: 'sound', when: () => false },
        { kind: 'deadlock', name: 'no deadlock' },
        { kind: 'sometimes', name: 'three owners', when: ({ context }) => context.owner.disk === 3 },
        { kind: 'never', name: 'begins', when: ({ matches }) => matches('quiet') },
        {
          kind: 'never',
          name: 'empty',
          premise: ({ context }) => context.owner.disk === 3,
          when: () => false,
        },
      ],
    });
    expect(reportOf(() => assertHolds(result))).toBe(`Property "no deadlock" is violated after 1 event:

     begins in "quiet", context {"owner":{"disk":0,"net":0}}
  1. take net {"program":2}
     state: "quiet" -> "busy"
     context.owner.net: 0 -> 2

Property "three owners" is violated: no such state can be reached.

Property "begins" is violated from the start:

     begins in "quiet", context {"owner":{"disk":0,"net":0}}

Property "empty" is vacuous: its premise holds in no state.

(all there is: 5 states, 4 transitions, depth 2)`);
  });

  it('tells a run that goes on for ever', async () => {
    const result = await explore(counter(3), {
      events: [{ type: 'add', by: 1 }, { type: 'look' }],
      properties: [
        {
          kind: 'eventually',
          name: 'three',
          from: ({ context }) => context.count.n === 1,
          when: ({ context }) => context.count.n === 3,
          fair: ({ type }) => type === 'look',
        },
      ],
    });
    expect(reportOf(() => assertHolds(result))).toBe(`\
Property "three" is violated by a run that goes on for ever:

     begins in {}, context {"count":{"n":0}}
  1. add {"by":1}
     context.count.n: 0 -> 1
  and from there round and round:
  2. look
     changes nothing

(all there is: 4 states, 7 transitions, depth 3)`);
  });

  it('tells where it could be avoided, of a walk that explains', async () => {
    const result = await explore(peterson('no turn'), {
      events: petersonEvents,
      properties: [{ kind: 'deadlock', name: 'goes on' }],
      explain: true,
    });
    const { step, instead } = result.verdicts[0]?.lastChoice ?? {};
    expect(reportOf(() => assertHolds(result))).toContain(
      `\n\nIn place of step ${step}, ${instead?.type} {"process":${instead?.process}} was safe.`,
    );
  });

  it('takes no bound for an answer, unless it is told that it is deep enough', async () => {
    const result = await explore(counter(9), {
      events: [{ type: 'add', by: 1 }],
      properties: [
        { kind: 'never', name: 'ten', when: ({ context }) => context.count.n === 10 },
        { kind: 'way-back', name: 'back', from: () => true, home: () => true },
      ],
      bounds: { depth: 3 },
    });
    const [ten] = result.verdicts;
    const report = reportOf(() => assertHolds(result));
    expect(report).toContain('Property "ten" holds to 3 events only: the walk came to the bound of depth.');
    expect(report).toContain('Property "back" is not known to hold: the walk came to the bound of depth.');
    expect(report).toContain('(as far as it was walked: 4 states, 3 transitions, depth 3)');
    const first = { ...result, verdicts: ten === undefined ? [] : [ten] };
    expect(reportOf(() => assertHolds(first, { depth: 3 }))).toBe(null);
    expect(reportOf(() => assertHolds(first, { depth: 4 }))).toContain('holds to 3 events only');
  });

  it('makes what a terminal obeys visible, and does without what changed in a copy of a result', async () => {
    const result = await explore(locks, {
      events,
      properties: [{ kind: 'never', name: 'odd \u001b[31m', when: ({ matches }) => matches('busy') }],
    });
    expect(
      reportOf(() => assertHolds({ ...result })),
    ).toBe(`Property "odd \\u001b[31m" is violated after 1 event:

  1. take net {"program":2}

(all there is: 5 states, 4 transitions, depth 2)`);
  });
});

it('says nothing of a walk whose properties hold', async () => {
  const result = await explore(counter(3), {
    events: [{ type: 'add', by: 1 }],
    properties: [
      { kind: 'never', name: 'four', when: ({ context }) => context.count.n === 4 },
      { kind: 'sometimes', name: 'three', when: ({ context }) => context.count.n === 3 },
    ],
  });
  expect(reportOf(() => assertHolds(result))).toBe(null);
});

it('refuses what is no result, such as a promise of one', async () => {
  const walk = explore(counter(1), { events: [], properties: [] });
  expect(reportOf(() => Reflect.apply(assertHolds, null, [walk]))).toBe(
    'assertHolds: expected the result of explore(), found a promise.',
  );
  await walk;
});
