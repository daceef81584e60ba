import { expect, it } from 'vitest';
import { NumberList } from '../../../src/explore/graph/number-list.ts';
import { Memory, OutOfMemory } from '../../../src/explore/run/memory.ts';

it.each([Int32Array, Uint16Array])('keeps its numbers in order while it grows: %o', Chunk => {
  const list = new NumberList(new Memory(), Chunk);
  for (let n = 0; n < 100_000; n++) list.push(n % 65_536);
  expect(list.length).toBe(100_000);
  const wrong = Array.from({ length: 100_000 }, (_, n) => n).filter(n => list.at(n) !== n % 65_536);
  expect(wrong).toEqual([]);
  expect(list.at(100_000)).toBe(0);
});

it('claims each chunk before it is made, and is what it was where it is refused', () => {
  const memory = new Memory(process.memoryUsage.rss() + (1 << 20));
  memory.check();
  const list = new NumberList(memory);
  const fill = () => {
    for (;;) list.push(list.length + 1);
  };
  expect(fill).toThrow(OutOfMemory);
  // A chunk has 131,072 bytes: of 1 MiB there are 8, or fewer where the process has grown by itself.
  expect(list.length).toBeLessThanOrEqual(8 * 32_768);
  expect(list.length % 32_768).toBe(0);
  expect(list.at(list.length - 1)).toBe(list.length);
});
