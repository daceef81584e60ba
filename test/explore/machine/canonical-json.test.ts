import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/explore/machine/canonical-json.ts';

test.each([
  ['idle', '"idle"'],
  [
    { b: 'one', a: { d: 'two "quoted"', c: 'three' } },
    '{"a":{"c":"three","d":"two \\"quoted\\""},"b":"one"}',
  ],
  [{ b: [{ d: 1, c: null }], a: true }, '{"a":true,"b":[{"c":null,"d":1}]}'],
  [{ b: Number.NaN, a: undefined }, '{"b":null}'],
  [{ at: new Date(0) }, '{"at":"1970-01-01T00:00:00.000Z"}'],
  [undefined, 'undefined'],
  [{}, '{}'],
])('%j', (data, text) => {
  expect(canonicalJson(data)).toBe(text);
});
