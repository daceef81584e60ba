import { afterEach, describe, expect, test, vi } from 'vitest';
import { describe as tell } from '../../src/cli/failure.ts';

describe('what went wrong inside the program', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('is one line, and says how to see more', () => {
    expect(tell(new Error('no entry "C" among A, B'))).toBe(
      'this should not happen, there is no verdict: no entry "C" among A, B. KLPWALK_TRACE=1 shows where.',
    );
    expect(tell('a word')).toBe(
      'this should not happen, there is no verdict: a word. KLPWALK_TRACE=1 shows where.',
    );
  });

  test('comes with its stack where that is asked for', () => {
    vi.stubEnv('KLPWALK_TRACE', '1');
    expect(tell(new Error('no entry'))).toMatch(/^Error: no entry\n {4}at .*failure\.test\.ts/);
  });

  test.each(['Array buffer allocation failed', 'Invalid typed array length: 4294967296'])(
    'is the memory, where that ran out: %s',
    what => {
      expect(tell(new RangeError(what))).toBe(
        `out of memory (${what}). Bound the walk with --max-states or --max-depth.`,
      );
    },
  );
});
