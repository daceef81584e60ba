import { expect, test } from 'vitest';
import { printable } from '../../src/cli/printable.ts';
import { pageFor } from '../../src/show/text/page.ts';

const EVIL = '\u001b[31m\u001b[2J\u001b]0;owned\u0007\u202e';

test('nothing that a terminal obeys goes to it', () => {
  expect(printable(`a\n${EVIL}\n`, false)).toBe('a\n\\u001b[31m\\u001b[2J\\u001b]0;owned\\u0007\\u202e\n');
});

test('the colours of a report do, and nothing else', () => {
  const { ink } = pageFor(80, true);
  const coloured = [ink.bold, ink.dim, ink.red, ink.green, ink.yellow].map(paint => paint('x')).join('\n');
  expect(printable(coloured, true)).toBe(coloured);
  expect(printable(ink.red('\u001b[2J\u001b[8m'), true)).toBe(ink.red('\\u001b[2J\\u001b[8m'));
});
