import { describe, expect, it } from 'vitest';
import { type AnyMachineSnapshot, initialTransition, transition } from 'xstate';
import { explore } from '../../../src/explore/index.ts';
import { engines } from '../../support/engines.ts';
import { counter } from '../../support/machines/counter.ts';
import { type QueueContext, queue, queueEvents } from '../../support/machines/queue.ts';

interface Counted {
  readonly context: { readonly count: { readonly n: number } };
}

const add = { type: 'add', by: 1 } as const;
const jump = { type: 'add', by: 3 } as const;

describe.each(engines)('what must be reachable, $engine engine, recheck $recheck', engine => {
  const at = (wanted: number) => ({
    kind: 'sometimes' as const,
    name: `at ${wanted}`,
    when: ({ context }: Counted) => context.count.n === wanted,
  });

  it('holds by a shortest history to it, which is its witness', async () => {
    const { verdicts } = await explore(counter(9), {
      events: [add, jump],
      properties: [at(0), at(1), at(7), at(9)],
      ...engine,
    });
    expect(verdicts).toEqual([
      { property: 'at 0', verdict: 'holds', witness: [] },
      { property: 'at 1', verdict: 'holds', witness: [add] },
      { property: 'at 7', verdict: 'holds', witness: [add, jump, jump] },
      { property: 'at 9', verdict: 'holds', witness: [jump, jump, jump] },
    ]);
  });

  it('is violated, by no history, when every state was looked at', async () => {
    const { verdicts, states } = await explore(counter(9), {
      events: [add, jump],
      properties: [at(10)],
      explain: true,
      ...engine,
    });
    expect(states).toBe(10);
    expect(verdicts).toEqual([{ property: 'at 10', verdict: 'violated' }]);
  });

  it('is unknown where a bound came first, unless it was found before', async () => {
    const options = { events: [add], properties: [at(3), at(4), at(10)], ...engine };
    const found = { property: 'at 3', verdict: 'holds', witness: [add, add, add] };
    const open = [
      { property: 'at 4', verdict: 'unknown' },
      { property: 'at 10', verdict: 'unknown' },
    ];
    for (const bounds of [{ depth: 3 }, { states: 4 }]) {
      const { verdicts } = await explore(counter(9), { ...options, bounds });
      expect(verdicts).toEqual([found, ...open]);
    }
    const { verdicts } = await explore(counter(9), { ...options, signal: AbortSignal.abort() });
    expect(verdicts).toEqual([{ property: 'at 3', verdict: 'unknown' }, ...open]);
  });

  it('needs no explanation, and leaves those of others as they are', async () => {
    const never = { kind: 'never' as const, name: 'not 2', when: at(2).when };
    const options = { events: [add, jump], explain: true, ...engine };
    const [alone] = (await explore(counter(5), { ...options, properties: [never] })).verdicts;
    const { verdicts } = await explore(counter(5), { ...options, properties: [at(5), never, at(6)] });
    expect(verdicts).toEqual([
      { property: 'at 5', verdict: 'holds', witness: [add, add, jump] },
      alone,
      { property: 'at 6', verdict: 'violated' },
    ]);
  });
});

it('has a witness that the machine really has, where names are symmetric', async () => {
  const names = ['a', 'b', 'c'];
  const isFull = ({ context }: { context: QueueContext }) => !context.queue.includes(null);
  const properties = [
    { kind: 'sometimes' as const, name: 'full', when: isFull },
    {
      kind: 'sometimes' as const,
      name: 'a crowd',
      when: ({ context }: { context: QueueContext }) => context.queue.length > names.length,
    },
  ];
  const ask = (symmetry: readonly string[][]) =>
    explore(queue(names), { events: queueEvents(names), properties, symmetry });
  const [apart, folded] = [await ask([]), await ask([names])];
  expect(folded.states).toBeLessThan(apart.states);
  const [full, crowd] = folded.verdicts;
  expect(full?.witness).toHaveLength(apart.verdicts[0]?.witness?.length ?? -1);
  let snapshot: AnyMachineSnapshot = initialTransition(queue(names))[0];
  for (const event of full?.witness ?? []) {
    expect(snapshot.can(event)).toBe(true);
    [snapshot] = transition(queue(names), snapshot, event);
  }
  expect(isFull(snapshot)).toBe(true);
  expect(crowd).toEqual({ property: 'a crowd', verdict: 'violated' });
});
