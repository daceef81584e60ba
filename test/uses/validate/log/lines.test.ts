import { expect, test } from 'vitest';
import { LineSplitter, LONGEST_LINE } from '../../../../src/uses/validate/log/lines.ts';

function split(...chunks: readonly string[]) {
  const splitter = new LineSplitter();
  return [...chunks.map(chunk => splitter.push(Buffer.from(chunk)).lines), splitter.end()].flat();
}

test('lines are numbered from 1, wherever the chunks end', () => {
  const lines = [
    { number: 1, text: 'one' },
    { number: 2, text: '' },
    { number: 3, text: 'three' },
  ];
  expect(split('one\n\nthree\n')).toEqual(lines);
  expect(split('o', 'ne', '\n', '\nth', 'ree')).toEqual(lines);
  expect(split('one\r\n\r\nthree\r\n')).toEqual(lines);
  expect(split()).toEqual([]);
});

test('a character may lie in two chunks', () => {
  const bytes = Buffer.from('Ä\n');
  const splitter = new LineSplitter();
  splitter.push(bytes.subarray(0, 1));
  expect(splitter.push(bytes.subarray(1)).lines).toEqual([{ number: 1, text: 'Ä' }]);
});

test('of a long line no more is kept than its beginning', () => {
  const [line, next] = split('x'.repeat(LONGEST_LINE), 'x'.repeat(100_000), 'y\nz\n');
  expect(line).toEqual({ number: 1, text: 'x'.repeat(LONGEST_LINE) });
  expect(next).toEqual({ number: 2, text: 'z' });
});

test('what is no text is told after the lines before it', () => {
  const pushed = (bytes: readonly number[] | string) => {
    const splitter = new LineSplitter();
    const { lines, mistake } = splitter.push(Buffer.from(bytes));
    return { lines: lines.map(({ text }) => text), what: mistake?.what, number: splitter.number };
  };
  expect(pushed('a\nb\nc\0d\n')).toEqual({
    lines: ['a', 'b'],
    what: 'this is not text: it has a NUL byte',
    number: 3,
  });
  expect(pushed([0xff, 0xfe, 0x61, 0])).toEqual({ lines: [], what: 'this is UTF-16', number: 1 });
  expect(pushed([0x1f, 0x8b, 8])).toEqual({ lines: [], what: 'this is compressed', number: 1 });
});
