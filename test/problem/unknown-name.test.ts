import { expect, test } from 'vitest';
import { oneOf, unknownName } from '../../src/problem/unknown-name.ts';

test('it names what is declared, and the nearest', () => {
  expect(unknownName('livepatch', 'B3', ['A1', 'B2'])).toEqual({
    code: 'unknown-name',
    what: 'no livepatch is called "B3"',
    expected: 'one of A1, B2',
    hints: ['Did you mean "B2"?'],
  });
  expect(unknownName('task', 'w', []).expected).toBe('a declared task, and there is none');
});

test('a long list of names is cut', () => {
  const names = Array.from({ length: 31 }, (_, i) => `f${i}`);
  expect(oneOf(names)).toBe(`one of ${names.slice(0, 29).join(', ')} and 2 more`);
  expect(oneOf(['A1'])).toBe('A1');
});
