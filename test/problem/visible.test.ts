import { expect, test } from 'vitest';
import { visible, visibleJson, visibleLines } from '../../src/problem/visible.ts';

test.each([
  ['an escape sequence', 'a\u001b[31mb\u001b]0;owned\u0007', 'a\\u001b[31mb\\u001b]0;owned\\u0007'],
  ['the same in one character', 'a\u009b31mb', 'a\\u009b31mb'],
  ['lines and tabs', 'a\nb\rc\td', 'a\\nb\\rc\\td'],
  ['separators of lines', 'a\u2028b\u2029c\u0085d', 'a\\u2028b\\u2029c\\u0085d'],
  ['the direction of writing', 'a\u202eb\u2066c\u200fd', 'a\\u202eb\\u2066c\\u200fd'],
  [
    'what is invisible',
    'a\u200bb\u00adc\ufeffd\u3164e\u{e0041}',
    'a\\u200bb\\u00adc\\ufeffd\\u3164e\\udb40\\udc41',
  ],
  ['half a pair', 'a\ud83db', 'a\\ud83db'],
  ['a joiner that joins nothing', 'a\u200db', 'a\\u200db'],
])('%s is made visible', (_, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test.each(['plain', 'Živý záplata, 生きた', 'é', '👩‍💻 ❤️ 🏳️‍🌈', '"\\u001b"'])('%s stays as it is', text => {
  expect(visible(text)).toBe(text);
});

test('lines may stay lines', () => {
  expect(visibleLines('a\n\u001b[2J\r\n')).toBe('a\n\\u001b[2J\\r\n');
});

test('JSON says what it said before', () => {
  const data = { '\u202e': 'a\u009b\u200d\n\u{e0041}👩‍💻' };
  const shown = visibleJson(JSON.stringify(data, null, 2));
  expect(shown).not.toMatch(/[^\P{Cc}\n]|[\u202e\u200d]/u);
  expect(JSON.parse(shown)).toEqual(data);
});
