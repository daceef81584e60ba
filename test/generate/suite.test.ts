import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explore, type StateGraph } from '../../src/explore/index.ts';
import { faultsOf, type Prices, type Suite, suite } from '../../src/generate/index.ts';
import { cheapestSuite, seenBy } from '../support/generate/cheapest-suite.ts';
import { type Table, type TableEvent, tableEvents, tableMachine, tables } from '../support/machines/table.ts';

async function graphOf(table: Table): Promise<StateGraph<unknown, TableEvent>> {
  const { graph } = await explore(tableMachine(table), {
    events: tableEvents(table),
    properties: [],
    graph: true,
  });
  if (graph === undefined) throw new Error('it was asked for');
  return graph;
}

/** Each test as the states that it comes by. */
function statesOf({ tests }: Suite<TableEvent>): string[] {
  return tests.map(test => [0, ...test.map(({ to }) => to)].join(' '));
}

const PRICES: readonly Prices<TableEvent>[] = [
  {},
  { reboot: 1, home: null },
  { reboot: 3, home: 1 },
  { reboot: null, home: 2 },
];

describe('all transitions', () => {
  it.each([
    { what: 'in one round', table: [[1], [2], [0]], tests: ['0 1 2 0'], price: 3 },
    {
      what: 'by a way taken twice',
      table: [
        [1, null],
        [0, 2],
        [1, null],
      ],
      tests: ['0 1 2 1 0'],
      price: 4,
    },
    {
      what: 'by two tests, where nothing leads back',
      table: [
        [1, 2],
        [null, null],
        [null, null],
      ],
      tests: ['0 1', '0 2'],
      price: 22,
    },
    {
      what: 'where one stays where one is',
      table: [
        [0, 1],
        [1, 0],
      ],
      tests: ['0 0', '0 1 1 0'],
      price: 4,
    },
    { what: 'where there are none', table: [[null]], tests: [], price: 0 },
  ])('$what', async ({ table, tests, price }) => {
    const found = suite(await graphOf(table), { cover: 'transitions' });
    expect(statesOf(found)).toEqual(tests);
    expect(found).toMatchObject({ price, bound: price, coverage: { uncovered: [] } });
  });

  it('are left out behind which no test may end', async () => {
    const graph = await graphOf([
      [1, 2],
      [0, null],
      [2, null],
    ]);
    const found = suite(graph, { cover: 'transitions', prices: { reboot: null } });
    expect(statesOf(found)).toEqual(['0 1 0']);
    expect(found.coverage).toEqual({
      covered: 2,
      uncovered: ['state 0, {"type":"go","by":1}', 'state 2, {"type":"go","by":0}'],
      unreachable: [],
    });
    expect(faultsOf(graph, found, { reboot: null })).toEqual([]);
  });
});

describe('a graph of which only some transitions count', () => {
  it('may have states that none of them leads to', async () => {
    const { states, edges } = await graphOf([
      [1, 2],
      [0, null],
      [0, null],
    ]);
    const some = { states, edges: () => [...edges()].filter(({ to }) => to !== 2) };
    const found = suite(some, { cover: 'transitions' });
    expect(statesOf(found)).toEqual(['0 1 0']);
    expect(faultsOf(some, found)).toEqual([]);
  });
});

describe('no suite costs less', () => {
  it.each([
    { cover: 'transitions', states: 4 },
    { cover: 'pairs', states: 3 },
  ] as const)('that covers $cover', async ({ cover, states }) => {
    await fc.assert(
      fc.asyncProperty(tables(states, 2), fc.constantFrom(...PRICES), async (table, prices) => {
        const graph = await graphOf(table);
        const found = suite(graph, { cover, prices });
        expect(found.bound).toBe(found.price);
        if (cover === 'transitions') expect(faultsOf(graph, found, prices)).toEqual([]);
        if (found.coverage.uncovered.length > 0) return;
        const { reboot = 10, home = 0 } = prices;
        const least = cheapestSuite([...graph.edges()], seenBy[cover], { reboot, home });
        // A suite without any test begins none.
        if (found.tests.length > 0) expect(found.price).toBe(least);
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});

it('is not told to cost more at least than a cheapest one of all states does', async () => {
  await fc.assert(
    fc.asyncProperty(tables(4, 2), fc.constantFrom(...PRICES), async (table, prices) => {
      const graph = await graphOf(table);
      const found = suite(graph, { cover: 'states', prices });
      expect(found.coverage.covered + found.coverage.uncovered.length).toBe(graph.states);
      expect(new Set([0, ...found.tests.flat().map(({ to }) => to)]).size).toBe(found.coverage.covered);
      if (found.coverage.uncovered.length > 0) return;
      const { reboot = 10, home = 0 } = prices;
      const least = cheapestSuite([...graph.edges()], seenBy.states, { reboot, home }) ?? Number.NaN;
      expect(found.bound).toBeLessThanOrEqual(found.tests.length === 0 ? 0 : least);
      expect(found.price).toBeGreaterThanOrEqual(found.tests.length === 0 ? 0 : least);
    }),
    { seed: 7, numRuns: 300 },
  );
});

describe('what is seen on transitions', () => {
  // 0 to 1 and back, 0 to 2; "odd" is seen on two of them.
  const table = [
    [1, 2],
    [0, null],
    [null, null],
  ];
  const seen = ({ from, to }: { from: number; to: number }) => ((from + to) % 2 === 1 ? ['odd'] : ['even']);

  it('is seen by as few steps as can be', async () => {
    const found = suite(await graphOf(table), {
      cover: { seen, initially: ['first'], all: ['odd', 'even', 'first', 'never'] },
      prices: { reboot: 1 },
    });
    expect(statesOf(found)).toEqual(['0 1 0', '0 2']);
    expect(found.coverage).toEqual({ covered: 3, uncovered: [], unreachable: ['never'] });
    expect(found).toMatchObject({ price: 4, bound: 2, certificate: null });
  });

  it('is left out where no test may end behind it', async () => {
    const found = suite(await graphOf(table), { cover: { seen }, prices: { reboot: null } });
    expect(statesOf(found)).toEqual(['0 1 0']);
    expect(found.coverage).toEqual({ covered: 1, uncovered: ['even'], unreachable: [] });
  });
});

describe('tests of so many steps at most', () => {
  const ring = [[1], [2], [3], [0]];

  it('begin anew on the way', async () => {
    const long = [
      [1, null],
      [2, null],
      [3, 1],
      [null, null],
    ];
    const prices = { reboot: 2, home: null };
    const graph = await graphOf(long);
    const whole = suite(graph, { cover: 'transitions', prices });
    expect(statesOf(whole)).toEqual(['0 1 2 1 2 3']);
    const cut = suite(graph, { cover: 'transitions', prices, longest: 3 });
    expect(statesOf(cut)).toEqual(['0 1 2 1', '0 1 2 3']);
    expect(cut).toMatchObject({ price: 10, bound: 7, steps: 6 });
    expect(faultsOf(graph, cut, prices)).toEqual([]);
  });

  it('may be too short for what has to be come by', async () => {
    const graph = await graphOf(ring);
    expect(() => suite(graph, { cover: 'transitions', prices: { reboot: null }, longest: 3 })).toThrow(
      'No test may have more than 3 steps, and one needs 4.',
    );
  });

  it('cover all that longer ones do', async () => {
    await fc.assert(
      fc.asyncProperty(tables(6, 2), fc.constantFrom(...PRICES), async (table, prices) => {
        const graph = await graphOf(table);
        const whole = suite(graph, { cover: 'transitions', prices });
        const longest = Math.max(8, graph.states + 3);
        const cut = suite(graph, { cover: 'transitions', prices, longest: 2 * longest });
        expect(cut.coverage).toEqual(whole.coverage);
        expect(faultsOf(graph, cut, prices)).toEqual([]);
        expect(Math.max(0, ...cut.tests.map(test => test.length))).toBeLessThanOrEqual(2 * longest);
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});

describe('prices', () => {
  it.each([
    {
      prices: { reboot: 1.5 },
      message: 'The price `reboot` is 1.5; it has to be a whole number, 0 or more.',
    },
    { prices: { home: -1 }, message: 'The price `home` is -1; it has to be a whole number, 0 or more.' },
    {
      prices: { step: Number.NaN },
      message: 'The price `step` is NaN; it has to be a whole number, 0 or more.',
    },
    {
      prices: { reboot: null, home: null },
      message: 'No test may end anywhere: give a price of `reboot`, or of `home`',
    },
  ])('$message', async ({ prices, message }) => {
    const graph = await graphOf([[0]]);
    expect(() => suite(graph, { cover: 'transitions', prices })).toThrow(message);
  });

  it('of single steps lead round by cheaper ones', async () => {
    // Two ways lead from 0 to 1, and one back, which is taken twice.
    const graph = await graphOf([
      [1, 1],
      [0, null],
    ]);
    const step = ({ event }: { event: TableEvent }) => (event.by === 1 ? 5 : 1);
    const found = suite(graph, { cover: 'transitions', prices: { step } });
    expect(found).toMatchObject({ price: 8, bound: 8, steps: 4 });
  });
});
