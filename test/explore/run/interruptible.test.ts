import { expect, it } from 'vitest';
import { explore } from '../../../src/explore/index.ts';
import { type Interruptible, paced } from '../../../src/explore/run/interruptible.ts';
import { Pacer } from '../../../src/explore/run/pacer.ts';
import { counter } from '../../support/machines/counter.ts';

function* counting(steps: number, each: () => void = () => {}): Interruptible<number> {
  for (let step = 0; step < steps; step++) {
    each();
    yield;
  }
  return steps;
}

function busy(milliseconds: number): void {
  const start = performance.now();
  while (performance.now() - start < milliseconds);
}

it('lets others run while it works', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const found = await paced(
    counting(4, () => busy(40)),
    new Pacer(),
    undefined,
  );
  clearInterval(timer);
  expect(found).toEqual({ found: 4 });
  expect(turns).toBeGreaterThan(0);
});

it('ends where the signal comes first', async () => {
  const interrupt = new AbortController();
  setTimeout(() => interrupt.abort(), 1);
  const endless = counting(Number.POSITIVE_INFINITY, () => busy(5));
  expect(await paced(endless, new Pacer(), interrupt.signal)).toBeNull();
});

it('finishes work that is done at once, signal or not', async () => {
  expect(await paced(counting(0), new Pacer(), AbortSignal.abort())).toEqual({ found: 0 });
});

it('gives up where there is no memory, and passes other errors on', async () => {
  const failing = (error: Error) =>
    counting(1, () => {
      throw error;
    });
  const noMemory = new RangeError('Array buffer allocation failed');
  expect(await paced(failing(noMemory), new Pacer(), undefined)).toBeNull();
  await expect(paced(failing(new RangeError('no such state')), new Pacer(), undefined)).rejects.toThrow(
    'no such state',
  );
});

it.each(['plain', 'traced'] as const)(
  '%s engine: an interruption after the walk leaves what it has found, and other questions open',
  async engine => {
    const interrupt = new AbortController();
    const { closed, verdicts } = await explore(counter(4), {
      events: [{ type: 'add', by: 1 }],
      properties: [
        { kind: 'deadlock', name: 'stuck' },
        { kind: 'never', name: 'five', when: ({ context }) => context.count.n === 5 },
        {
          kind: 'way-back',
          name: 'back',
          from: () => true,
          home: () => {
            // Only asked once the walk is over.
            interrupt.abort();
            return false;
          },
        },
        { kind: 'eventually', name: 'end', when: ({ context }) => context.count.n === 4 },
      ],
      explain: true,
      signal: interrupt.signal,
      engine,
    });
    expect(closed).toBe(true);
    expect(verdicts).toEqual([
      {
        property: 'stuck',
        verdict: 'violated',
        history: Array(4).fill({ type: 'add', by: 1 }),
        violating: 1,
        pointOfNoReturn: 0,
        lastChoice: null,
      },
      { property: 'five', verdict: 'holds' },
      { property: 'back', verdict: 'unknown' },
      { property: 'end', verdict: 'unknown' },
    ]);
  },
);
