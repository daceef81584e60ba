import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explore, type Property } from '../../../src/explore/index.ts';
import { avoids, reachable, stepsFrom } from '../../support/brute-force.ts';
import {
  chosen,
  type Table,
  type TableContext,
  type TableEvent,
  type TableStep,
  tableEvents,
  tableMachine,
  tables,
} from '../../support/machines/table.ts';

type TableProperty = Property<TableContext, TableStep, TableEvent>;

function never(bad: ReadonlySet<number>): TableProperty {
  return { kind: 'never', name: 'never', when: ({ context }) => bad.has(context.at.state) };
}

async function verdictOn(table: Table, property: TableProperty, engine: 'plain' | 'traced' = 'traced') {
  const { verdicts, states } = await explore(tableMachine(table), {
    events: tableEvents(table),
    properties: [property],
    explain: true,
    engine,
  });
  const [verdict] = verdicts;
  if (verdict === undefined) throw new Error('There is no verdict.');
  return { ...verdict, states };
}

describe('where a violation could still have been avoided', () => {
  // Each row is a state, each column an event.
  it.each([
    {
      what: 'the step before the last one decides',
      table: [
        [1, null],
        [2, 4],
        [3, null],
        [null, null],
        [4, null],
      ],
      pointOfNoReturn: 2,
      lastChoice: { step: 2, instead: 1 },
    },
    {
      what: 'the last step decides',
      table: [
        [1, null],
        [2, null],
        [3, 1],
        [null, null],
      ],
      pointOfNoReturn: null,
      lastChoice: { step: 3, instead: 1 },
    },
    {
      what: 'nothing could be done from the start',
      table: [
        [1, 2],
        [3, null],
        [3, null],
        [null, null],
      ],
      pointOfNoReturn: 0,
      lastChoice: null,
    },
    {
      what: 'to stay where one is was safe',
      table: [
        [1, 0],
        [3, null],
        [null, null],
        [null, null],
      ],
      pointOfNoReturn: 1,
      lastChoice: { step: 1, instead: 1 },
    },
    {
      what: 'to go somewhere is told rather than to stay',
      table: [
        [0, 1, 2],
        [null, 3, null],
        [null, null, null],
        [null, null, null],
      ],
      pointOfNoReturn: 1,
      lastChoice: { step: 1, instead: 2 },
    },
  ])('$what', async ({ table, pointOfNoReturn, lastChoice }) => {
    const verdict = await verdictOn(table, never(new Set([3])));
    expect(verdict).toMatchObject({ verdict: 'violated', violating: 1, pointOfNoReturn });
    expect(verdict.lastChoice).toEqual(
      lastChoice && { step: lastChoice.step, instead: { type: 'go', by: lastChoice.instead } },
    );
  });

  it('says so of a violation in the initial state', async () => {
    expect(await verdictOn([[0]], never(new Set([0])))).toMatchObject({
      history: [],
      violating: 1,
      pointOfNoReturn: null,
      lastChoice: null,
    });
  });

  it('says nothing where it is not asked, or the walk is not closed', async () => {
    const table = [[1], [2], [3], [null]];
    const options = { events: tableEvents(table), properties: [never(new Set([1]))] };
    const plain = [{ property: 'never', verdict: 'violated', history: [{ type: 'go', by: 0 }] }];
    expect((await explore(tableMachine(table), options)).verdicts).toEqual(plain);
    const bounded = { ...options, explain: true, bounds: { depth: 2 } };
    expect((await explore(tableMachine(table), bounded)).verdicts).toEqual(plain);
  });
});

/** The states of a history, from the initial one on. */
function along(table: Table, history: readonly TableEvent[]): number[] {
  const states = [0];
  for (const { by } of history) states.push(table[states.at(-1) ?? 0]?.[by] ?? -1);
  return states;
}

describe.each(['plain', 'traced'] as const)('%s engine', engine => {
  it('agrees with trying every continuation', async () => {
    let violated = 0;
    await fc.assert(
      fc.asyncProperty(tables(8, 3), chosen(8), chosen(24), async (table, chosenStates, chosenSteps) => {
        const seen = [...reachable(table, 0)];
        const isBad = ({ from, by }: TableStep) => chosenSteps.has(from * 3 + by);
        const ends = seen.filter(state => stepsFrom(table, state).length === 0);
        const stranded = seen.filter(
          state => state % 2 === 0 && ![...reachable(table, state)].some(home => chosenStates.has(home)),
        );
        const asked: [TableProperty, bad: readonly number[]][] = [
          [never(chosenStates), seen.filter(state => chosenStates.has(state))],
          [{ kind: 'observed', name: 'observed', when: isBad }, []],
          [{ kind: 'deadlock', name: 'deadlock' }, ends],
          [
            {
              kind: 'way-back',
              name: 'way-back',
              from: ({ context }) => context.at.state % 2 === 0,
              home: ({ context }) => chosenStates.has(context.at.state),
            },
            stranded,
          ],
        ];
        for (const [property, bad] of asked) {
          const isBadStep = property.kind === 'observed' ? isBad : () => false;
          const violating =
            property.kind === 'observed' ? seen.filter(state => stepsFrom(table, state).some(isBad)) : bad;
          const { verdict, history, ...explained } = await verdictOn(table, property, engine);
          expect(verdict).toBe(violating.length === 0 ? 'holds' : 'violated');
          if (history === undefined) continue;
          violated++;

          const isDoomed = (state: number) => !avoids(table, state, new Set(bad), isBadStep);
          const states = along(table, history);
          const before = property.kind === 'observed' ? states.slice(0, -1) : states;
          const doomed = before.findIndex(isDoomed);
          const decisive = doomed === -1 ? history.length : doomed;
          expect(explained.violating).toBe(violating.length);
          expect(explained.pointOfNoReturn).toBe(decisive === history.length ? null : decisive);
          expect(explained.lastChoice?.step ?? 0).toBe(decisive);
          if (explained.lastChoice == null) continue;
          const { instead } = explained.lastChoice;
          const from = states[decisive - 1] ?? -1;
          expect(instead).not.toEqual(history[decisive - 1]);
          expect(isBadStep({ from, by: instead.by })).toBe(false);
          expect(isDoomed(table[from]?.[instead.by] ?? -1)).toBe(false);
        }
      }),
      { seed: 5, numRuns: 150 },
    );
    expect(violated).toBeGreaterThan(100);
  });
});
