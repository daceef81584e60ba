import { expect, it } from 'vitest';
import { dataText } from '../../../src/explore/machine/data-text.ts';

class Handle {}

it('is the JSON of what JSON can say, with keys in order', () => {
  expect(dataText({ b: [1, 'a"\n', null], a: { d: true, c: -1.5 } })).toBe(
    '{"a":{"c":-1.5,"d":true},"b":[1,"a\\"\\n",null]}',
  );
});

it('tells apart what JSON runs together', () => {
  const handle = new Handle();
  const secret = Symbol('secret');
  const round: { self?: object; n: number } = { n: 1 };
  round.self = round;
  const unlike = [
    { v: null },
    {},
    { v: undefined },
    { v: Number.NaN },
    { v: Number.POSITIVE_INFINITY },
    { v: 0 },
    { v: -0 },
    { v: 0n },
    { v: '0n' },
    { v: new Map([['a', 1]]) },
    { v: new Map([['a', 2]]) },
    { v: new Set(['a']) },
    { v: new Date(0) },
    { v: new Date(1) },
    { v: /a/g },
    { v: [undefined] },
    { v: new Array(1) },
    { v: () => 1 },
    { v: () => 1 },
    { v: handle },
    { v: new Handle() },
    { v: Symbol('secret') },
    { v: secret },
    { v: new Error('a') },
    { v: new TypeError('a') },
    { [secret]: 1 },
    { [secret]: 2 },
    round,
    JSON.parse('{"__proto__":1}'),
  ];
  const texts = unlike.map(data => dataText(data));
  expect(new Set(texts).size).toBe(unlike.length);
  expect(texts).toEqual(unlike.map(data => dataText(data)));
});

it('is the same for equal data', () => {
  const pairs = [
    [
      { a: 1, b: new Map([['k', [1n]]]) },
      { b: new Map([['k', [1n]]]), a: 1 },
    ],
    [new Error('no', { cause: 'why' }), new Error('no', { cause: 'why' })],
    [Symbol.for('a'), Symbol.for('a')],
    [Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
  ];
  for (const [one, other] of pairs) expect(dataText(one)).toBe(dataText(other));
});

it('spells texts otherwise where it is told to, and no keys', () => {
  expect(dataText({ a: ['a', 1] }, text => `${text}${text}`)).toBe('{"a":["aa",1]}');
});
