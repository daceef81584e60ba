import { afterEach, describe, expect, test, vi } from 'vitest';
import { failureText } from '../../src/problem/failure.ts';

describe('what went wrong inside the program', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('is one line, and says how to see more', () => {
    expect(failureText(new Error('no entry "C" among A, B'))).toBe(
      'this should not happen, there is no verdict: no entry "C" among A, B. KLPWALK_TRACE=1 shows where.',
    );
    expect(failureText('a word')).toBe(
      'this should not happen, there is no verdict: a word. KLPWALK_TRACE=1 shows where.',
    );
  });

  test('comes with its stack where that is asked for', () => {
    vi.stubEnv('KLPWALK_TRACE', '1');
    expect(failureText(new Error('no entry'))).toMatch(/^Error: no entry\n {4}at .*failure\.test\.ts/);
  });

  test.each(['Array buffer allocation failed', 'Invalid typed array length: 4294967296'])(
    'is the memory, where that ran out: %s',
    what => {
      expect(failureText(new RangeError(what))).toBe(
        `out of memory (${what}). Bound the walk with --max-states or --max-depth.`,
      );
    },
  );
});
