import { describe, expect, it } from 'vitest';
import { explore } from '../../src/explore/index.ts';
import { faultsOf, type Suite, suite } from '../../src/generate/index.ts';
import { type TableEvent, tableEvents, tableMachine } from '../support/machines/table.ts';

// Two rounds from 0: by 1, and by 2 to 3 and home.
const TABLE = [
  [1, 2],
  [0, null],
  [3, null],
  [0, null],
];

async function made() {
  const { graph } = await explore(tableMachine(TABLE), {
    events: tableEvents(TABLE),
    properties: [],
    graph: true,
  });
  if (graph === undefined) throw new Error('it was asked for');
  return { graph, good: suite(graph, { cover: 'transitions' }) };
}

describe('a suite that was tampered with is found out', () => {
  it.each<{ what: string; spoil: (good: Suite<TableEvent>) => Suite<TableEvent>; faults: string[] }>([
    { what: 'not at all', spoil: good => good, faults: [] },
    {
      what: 'a test is missing',
      spoil: good => ({ ...good, tests: good.tests.slice(1) }),
      faults: [
        'No test takes [0,{"type":"go","by":0},1].',
        'No test takes [1,{"type":"go","by":0},0].',
        'The suite costs 3 and not 5.',
      ],
    },
    {
      what: 'a test leaves out a step',
      spoil: good => ({ ...good, tests: good.tests.map(test => test.filter(({ from }) => from !== 2)) }),
      faults: [
        'Test 1: [3,{"type":"go","by":0},0] is no way on.',
        'No test takes [2,{"type":"go","by":0},3].',
        'The suite costs 4 and not 5.',
      ],
    },
    {
      what: 'it says to be cheaper than it is',
      spoil: good => ({ ...good, price: 4 }),
      faults: ['The suite costs 5 and not 4.'],
    },
    {
      what: 'it says that it could not be cheaper',
      spoil: good => ({ ...good, bound: 6 }),
      faults: ['The bound is 5 and not 6.'],
    },
    {
      what: 'a level is too high',
      spoil: good => ({ ...good, certificate: { levels: [0, 7, 0, 0] } }),
      faults: ['[0,{"type":"go","by":0},1] costs less than it leads up.'],
    },
    {
      what: 'a state is said to be beyond',
      spoil: good => ({ ...good, certificate: { levels: [0, 0, 0, null] } }),
      faults: [
        '[3,{"type":"go","by":0},0] leads back.',
        'A test may end in 3.',
        'The bound is 3 and not 5.',
        'Test 1: [2,{"type":"go","by":0},3] is no way on.',
        'Test 1: [3,{"type":"go","by":0},0] is no way on.',
      ],
    },
  ])('$what', async ({ spoil, faults }) => {
    const { graph, good } = await made();
    expect(faultsOf(graph, spoil(good))).toEqual(faults);
  });
});
