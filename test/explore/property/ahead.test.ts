import { describe, expect, it } from 'vitest';
import { explore, type Property } from '../../../src/explore/index.ts';
import { engines } from '../../support/engines.ts';
import { counter } from '../../support/machines/counter.ts';

const events = [{ type: 'add', by: 1 }, { type: 'look' }, { type: 'reset' }] as const;
type Count = { readonly count: { readonly n: number } };

const properties: readonly Property<Count, unknown>[] = [
  { kind: 'never', name: 'full', when: ({ context }) => context.count.n === 2 },
  { kind: 'observed', name: 'looked at', when: () => true },
  { kind: 'deadlock', name: 'dead' },
  {
    kind: 'way-back',
    name: 'back',
    home: ({ context }) => context.count.n === 0,
    from: ({ context }) => context.count.n > 0,
  },
  { kind: 'sometimes', name: 'one', when: ({ context }) => context.count.n === 1 },
  { kind: 'eventually', name: 'in the end', when: ({ context }) => context.count.n === 2 },
];

describe.each(engines)('what lies ahead of each state, $engine engine, recheck $recheck', engine => {
  it('is the distance of each property, whether it can be avoided, and where the events lead', async () => {
    const { ahead, graph } = await explore(counter(2, 2), { events, properties, ahead: true, ...engine });
    expect(graph?.states).toBe(3);
    const told = ahead?.outlooks.map(outlook => outlook && [[...outlook.distances], [...outlook.inevitable]]);
    expect(told).toEqual([
      [
        [2, 1, 0],
        [0, 0, 1],
      ],
      [
        [1, 1, 1],
        [0, 0, 0],
      ],
      [
        [-1, -1, -1],
        [0, 0, 0],
      ],
      [
        [-1, -1, -1],
        [0, 0, 0],
      ],
      [
        [1, 0, 2],
        [0, 1, 0],
      ],
      null,
    ]);
    expect(ahead?.edgesFrom(1)).toEqual([
      { from: 1, event: { type: 'add', by: 1 }, to: 2 },
      { from: 1, event: { type: 'look' }, to: 1 },
    ]);
    expect(() => ahead?.edgesFrom(3)).toThrow('There is no state 3.');
  });

  it('is not known where the walk was stopped, and not there unless it is asked for', async () => {
    const stopped = await explore(counter(9), {
      events,
      properties: [],
      ahead: true,
      bounds: { states: 3 },
      ...engine,
    });
    expect(stopped.ahead).toBeNull();
    expect((await explore(counter(1), { events, properties: [], ...engine })).ahead).toBeNull();
  });
});
