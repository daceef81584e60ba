import { describe, expect, it } from 'vitest';
import { explore, type Progress, type Property } from '../../../src/explore/index.ts';
import { allocated, Memory, OutOfMemory } from '../../../src/explore/run/memory.ts';
import { engines } from '../../support/engines.ts';
import { counterEvents, counters } from '../../support/machines/counters.ts';

const MIB = 1 << 20;

describe('a claim', () => {
  it('is granted within the bound, and until the walk begins', () => {
    const memory = new Memory(process.memoryUsage.rss() + 64 * MIB);
    expect(memory.claim(32 * MIB, () => 'made')).toBe('made');
    expect(() => memory.check()).not.toThrow();
    expect(memory.has(MIB)).toBe(true);
    expect(() => memory.claim(64 * MIB, () => 'made')).toThrow(OutOfMemory);
    memory.release(32 * MIB);
    const small = new Memory(MIB);
    expect(small.claim(MIB, () => 'made')).toBe('made');
    expect(() => small.check()).toThrow('There is no memory left for more states.');
  });

  it('is refused where the array cannot be made', () => {
    expect(() => allocated(() => new Int32Array(2 ** 52))).toThrow(OutOfMemory);
    const mistake = () =>
      allocated(() => {
        throw new TypeError('a mistake');
      });
    expect(mistake).toThrow(TypeError);
  });
});

/** Wide states, so that memory goes fast. */
const moduli = [6, 6, 6, 6, 6, 6, 6, ...Array<number>(150).fill(1)];
const properties: Property<{ readonly counters: readonly number[] }, unknown>[] = [
  { kind: 'never', name: 'two', when: ({ context }) => context.counters[0] === 2 },
  { kind: 'never', name: 'nine', when: ({ context }) => context.counters[0] === 9 },
  { kind: 'way-back', name: 'zero', from: () => true, home: ({ context }) => context.counters[1] === 0 },
];

it('a walk ends before the process is larger than it may be, and says no more than it knows', async () => {
  const most = process.memoryUsage.rss() + 16 * MIB;
  let largest = 0;
  const result = await explore(counters(moduli), {
    events: counterEvents(moduli),
    properties,
    bounds: { memory: most },
    onProgress: ({ memory }: Progress) => {
      largest = Math.max(largest, memory);
    },
  });
  expect(result).toMatchObject({ closed: false, stopped: 'memory' });
  expect(result.states).toBeGreaterThan(1000);
  expect(result.states).toBeLessThan(279_936);
  // What is not claimed, such as the heap, may grow between two looks at it.
  expect(largest).toBeLessThan(most + 8 * MIB);
  const [two, nine, zero] = result.verdicts;
  expect(two).toMatchObject({ verdict: 'violated', history: { length: 2 } });
  expect(nine).toEqual({ property: 'nine', verdict: 'holds to depth', depth: result.depth - 2 });
  expect(zero).toEqual({ property: 'zero', verdict: 'unknown' });
});

it('the graph that explanations need counts as well', async () => {
  // Rows of 12 bytes, and 12 transitions out of each state: most of the memory is the graph's.
  const narrow = Array<number>(12).fill(4);
  const most = process.memoryUsage.rss() + 32 * MIB;
  let largest = 0;
  const result = await explore(counters(narrow), {
    events: counterEvents(narrow),
    properties: [],
    bounds: { memory: most },
    explain: true,
    onProgress: ({ memory }: Progress) => {
      largest = Math.max(largest, memory);
    },
  });
  expect(result).toMatchObject({ closed: false, stopped: 'memory' });
  expect(largest).toBeLessThan(most + 8 * MIB);
});

it.each(engines)(
  'with too little memory from the start, only the initial state is known: %o',
  async engine => {
    const options = { events: counterEvents(moduli), properties, bounds: { memory: MIB } };
    const result = await explore(counters(moduli), { ...options, ...engine });
    expect(result).toMatchObject({ states: 1, transitions: 0, stopped: 'memory' });
    expect(result.verdicts.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown', 'unknown']);
  },
);

it('many counters are walked to the end', async () => {
  const wide = [4, 4, 4, 4, 4, 4, ...Array(54).fill(1), 4, 4];
  const result = await explore(counters(wide), { events: counterEvents(wide), properties: [] });
  expect(result).toMatchObject({ states: 4 ** 8, transitions: 8 * 4 ** 8, depth: 24, closed: true });
});
