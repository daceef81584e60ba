import { expect, test } from 'vitest';
import { sourceText } from '../../../src/explore/formats/source-text.ts';
import { written } from '../../../src/explore/formats/written.ts';

class Point {
  readonly x = 1;
}
const round: { self?: object } = {};
round.self = round;

const DATA: readonly (readonly [what: string, data: unknown, written: string, source: string])[] = [
  ['what JSON can say', { a: [1, 'b', null, true] }, '{"a":[1,"b",null,true]}', '{"a":[1,"b",null,true]}'],
  ['an error', new Error('fatal'), '{"$Error":"fatal"}', 'new Error("fatal")'],
  [
    'an error that holds more',
    Object.assign(new TypeError('no', { cause: 1 }), { code: 2 }),
    '{"$Error":{"name":"TypeError","message":"no","cause":1,"members":{"code":2}}}',
    'Object.assign(new Error("no",{"cause":1}),{"name":"TypeError","code":2})',
  ],
  ['a map', new Map([['a', new Set([1])]]), '{"$Map":[["a",{"$Set":[1]}]]}', 'new Map([["a",new Set([1])]])'],
  ['a date', new Date(0), '{"$Date":"1970-01-01T00:00:00.000Z"}', 'new Date(0)'],
  ['no date', new Date(NaN), '{"$Date":"Invalid Date"}', 'new Date(NaN)'],
  ['undefined', { a: undefined }, '{"a":{"$undefined":true}}', '{"a":undefined}'],
  ['NaN', NaN, '{"$number":"NaN"}', 'NaN'],
  ['-0', -0, '{"$number":"-0"}', '-0'],
  ['a bigint', 10n, '{"$bigint":"10"}', '10n'],
  ['a record like these', { $Error: 'fatal' }, '{"$record":[["$Error","fatal"]]}', '{"$Error":"fatal"}'],
  ['a cycle', round, '{"self":{"$text":"<level 0>"}}', '{"self":"<level 0>"}'],
];

test.each(DATA)('%s is written as JSON and as a program', (_, data, json, source) => {
  expect(JSON.stringify(written(data))).toBe(json);
  expect(sourceText(data)).toBe(source);
});

test('an instance of a class is told by its text', () => {
  expect(written(new Point())).toEqual({ $text: expect.stringMatching(/^Point#\d+$/) });
  expect(sourceText(new Point())).toMatch(/^"Point#\d+"$/);
});

test('what is unlike is written unlike', () => {
  const texts = DATA.map(([, data]) => JSON.stringify(written(data)));
  expect(new Set(texts).size).toBe(DATA.length);
});

test('a member called __proto__ stays one', () => {
  const data: unknown = JSON.parse('{"__proto__":1}');
  expect(sourceText(data)).toBe('{["__proto__"]:1}');
  expect(JSON.stringify(written(data))).toBe('{"__proto__":1}');
});
