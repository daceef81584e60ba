import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explore } from '../../../src/explore/index.ts';
import { distances, fairSets, isFairCycle, reachable, stepsFrom } from '../../support/brute-force.ts';
import {
  chosen,
  type Table,
  type TableEvent,
  tableEvents,
  tableMachine,
  tables,
} from '../../support/machines/table.ts';

const EVENTS = 3;

interface Question {
  readonly table: Table;
  readonly from: ReadonlySet<number> | null;
  readonly when: ReadonlySet<number>;
  readonly fair: ReadonlySet<number>;
}

async function ask({ table, from, when, fair }: Question, engine: 'plain' | 'traced') {
  const { verdicts } = await explore(tableMachine(table), {
    events: tableEvents(table),
    properties: [
      {
        kind: 'eventually',
        name: 'promise',
        ...(from === null ? {} : { from: ({ context }) => from.has(context.at.state) }),
        when: ({ context }) => when.has(context.at.state),
        fair: ({ by }) => fair.has(by),
      },
    ],
    explain: true,
    engine,
  });
  const [verdict] = verdicts;
  if (verdict === undefined) throw new Error('There is no verdict.');
  return verdict;
}

/** Each state that violates the promise, with the length of a shortest way in. */
function violations({ table, from, when, fair }: Question): Map<number, number> {
  const isInside = (state: number) => !when.has(state);
  const ends = [...table.keys()].filter(state => isInside(state) && stepsFrom(table, state).length === 0);
  const goals = new Set([...ends, ...fairSets(table, isInside, fair).flat()]);
  const found = new Map<number, number>();
  for (const [state, depth] of distances(table, 0)) {
    if (!isInside(state) || !(from?.has(state) ?? state === 0)) continue;
    const ways = [...distances(table, state, isInside)].filter(([goal]) => goals.has(goal));
    if (ways.length > 0) found.set(state, depth + Math.min(...ways.map(([, distance]) => distance)));
  }
  return found;
}

function follow(table: Table, start: number, events: readonly TableEvent[]): number[] {
  const states = [start];
  for (const { by } of events) states.push(table[states.at(-1) ?? -1]?.[by] ?? -1);
  return states;
}

const questions: fc.Arbitrary<Question> = fc.record({
  table: tables(6, EVENTS),
  from: fc.option(chosen(6), { freq: 2 }),
  when: chosen(6),
  fair: chosen(EVENTS),
});

describe.each(['plain', 'traced'] as const)('%s engine', engine => {
  it('finds a shortest way into a fair run that avoids it, where there is one', async () => {
    const kinds = { holds: 0, vacuous: 0, ends: 0, cycles: 0 };
    await fc.assert(
      fc.asyncProperty(questions, async question => {
        const { table, from, when, fair } = question;
        const expected = violations(question);
        const { verdict, history, cycle, violating, vacuous } = await ask(question, engine);
        if (expected.size === 0) {
          const isEmpty = from !== null && ![...reachable(table, 0)].some(state => from.has(state));
          expect([verdict, vacuous]).toEqual(['holds', isEmpty ? true : undefined]);
          kinds[isEmpty ? 'vacuous' : 'holds']++;
          return;
        }
        expect([verdict, violating]).toEqual(['violated', expected.size]);
        expect(history?.length).toBe(Math.min(...expected.values()));
        const way = follow(table, 0, history ?? []);
        const last = way.at(-1) ?? -1;
        const round = follow(table, last, cycle ?? []);
        const kept = [...way, ...round].findLastIndex(state => when.has(state));
        expect(way.slice(kept + 1).some(state => from?.has(state) ?? state === 0)).toBe(true);
        if (cycle === undefined) {
          expect(stepsFrom(table, last)).toEqual([]);
          kinds.ends++;
        } else {
          const places = cycle.map(({ by }) => by);
          expect(isFairCycle(table, last, places, fair)).toBe(true);
          kinds.cycles++;
        }
      }),
      { seed: 6, numRuns: 400 },
    );
    expect(Object.values(kinds).every(times => times > 10)).toBe(true);
  });

  it('tells from where on the promise cannot be kept, and what could still have been done', async () => {
    await fc.assert(
      fc.asyncProperty(questions, async question => {
        const { table, when } = question;
        const verdict = await ask({ ...question, from: null }, engine);
        if (verdict.history === undefined) return;
        const events = [...verdict.history, ...(verdict.cycle ?? [])];
        const states = follow(table, 0, events);
        const isLost = (state: number) => ![...reachable(table, state)].some(goal => when.has(goal));
        const lost = states.findIndex(isLost);
        expect(verdict.pointOfNoReturn).toBe(lost === -1 || lost === events.length ? null : lost);
        if (verdict.lastChoice == null) {
          expect(lost).toBe(0);
          return;
        }
        const { step, instead } = verdict.lastChoice;
        expect(instead).not.toEqual(events[step - 1]);
        expect(isLost(table[states[step - 1] ?? -1]?.[instead.by] ?? -1)).toBe(false);
        if (lost > 0) expect(step).toBe(lost);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

it('is settled only by a walk that is closed', async () => {
  const table = [[1], [2], [0]];
  const { verdicts } = await explore(tableMachine(table), {
    events: tableEvents(table),
    properties: [{ kind: 'eventually', name: 'two', when: ({ context }) => context.at.state === 2 }],
    bounds: { depth: 2 },
  });
  expect(verdicts).toEqual([{ property: 'two', verdict: 'unknown' }]);
});
