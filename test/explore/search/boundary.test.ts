import { describe, expect, it } from 'vitest';
import { explore } from '../../../src/explore/index.ts';
import { engines } from '../../support/engines.ts';
import { counter } from '../../support/machines/counter.ts';

const add = (by: number) => ({ type: 'add', by }) as const;
const events = [add(1), add(2)];

describe.each(engines)('$engine engine, recheck $recheck', engine => {
  it('a walk does not go on from states at the boundary, and is not closed', async () => {
    const result = await explore(counter(1000), {
      events,
      properties: [
        { kind: 'never', name: 'four', when: ({ context }) => context.count.n === 4 },
        { kind: 'never', name: 'five', when: ({ context }) => context.count.n === 5 },
        { kind: 'deadlock', name: 'stuck' },
        { kind: 'way-back', name: 'back', from: () => true, home: ({ context }) => context.count.n === 0 },
        { kind: 'sometimes', name: 'seven', when: ({ context }) => context.count.n === 7 },
      ],
      boundary: ({ context }) => context.count.n >= 3,
      graph: true,
      ...engine,
    });
    // 0 -> 1, 2; 1 -> 2, 3; 2 -> 3, 4: the first at the boundary is two events away.
    expect(result).toMatchObject({ states: 5, transitions: 6, depth: 2, closed: false, stopped: 'boundary' });
    expect(result.verdicts).toEqual([
      { property: 'four', verdict: 'violated', history: [add(2), add(2)] },
      { property: 'five', verdict: 'holds to depth', depth: 2 },
      { property: 'stuck', verdict: 'holds to depth', depth: 2 },
      { property: 'back', verdict: 'unknown' },
      { property: 'seven', verdict: 'unknown' },
    ]);
    const edges = [...(result.graph?.edges() ?? [])].map(({ from, to }) => `${from} ${to}`);
    expect(edges).toEqual(['0 1', '0 2', '1 2', '1 3', '2 3', '2 4']);
  });

  it('a boundary that no state is at changes nothing', async () => {
    const ask = (boundary: () => boolean) =>
      explore(counter(5), { events, properties: [{ kind: 'deadlock', name: 'stuck' }], boundary, ...engine });
    expect(await ask(() => false)).toMatchObject({ closed: true, stopped: null, states: 6 });
    expect(await ask(() => true)).toMatchObject({
      closed: false,
      stopped: 'boundary',
      states: 1,
      verdicts: [{ verdict: 'unknown' }],
    });
  });

  it('a walk that is to stop at the first violation does', async () => {
    const ask = (stopAtFirst: boolean, kind: 'never' | 'sometimes') =>
      explore(counter(100), {
        events,
        properties: [
          { kind, name: 'three', when: ({ context }) => context.count.n === 3 },
          { kind: 'never', name: 'nine', when: ({ context }) => context.count.n === 9 },
        ],
        stopAtFirst,
        ...engine,
      });
    const first = await ask(true, 'never');
    expect(first).toMatchObject({ states: 4, closed: false, stopped: 'violation' });
    expect(first.verdicts).toEqual([
      { property: 'three', verdict: 'violated', history: [add(1), add(2)] },
      { property: 'nine', verdict: 'unknown' },
    ]);
    expect((await ask(false, 'never')).states).toBe(101);
    // A witness is no violation.
    expect(await ask(true, 'sometimes')).toMatchObject({
      stopped: 'violation',
      verdicts: [{ witness: [add(1), add(2)] }, {}],
    });
  });
});
