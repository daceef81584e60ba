import { expect, test } from 'vitest';
import { pageFor } from '../../../src/show/text/page.ts';
import { verdictInk } from '../../../src/show/text/verdict-ink.ts';

test.each([
  ['holds', 32],
  ['violated', 31],
  ['unknown', 33],
  ['holds to depth 12', 33],
  ['does not apply', 33],
])('%s', (verdict, colour) => {
  expect(verdictInk(pageFor(80, true), verdict)('x')).toBe(`\u001b[${colour}mx\u001b[39m`);
  expect(verdictInk(pageFor(80, false), verdict)('x')).toBe('x');
});
