import { expect, test } from 'vitest';
import { parseYaml } from '../../../src/scenario/yaml/yaml.ts';
import { complaint } from '../../support/complaint.ts';

const LEAST = 'The least one is: { title: Nothing happens, livepatches: { N: {} } }';

test('places are those of values, of keys, or of the nearest ancestor', () => {
  const { data, place, source } = parseYaml('a:\n  - b: 5.10\n    c: &x {d: 1}\n    e: *x\n', 'x.yaml');
  expect(data).toEqual({ a: [{ b: 5.1, c: { d: 1 }, e: { d: 1 } }] });
  expect(place(['a', 0, 'b'])).toEqual({ file: 'x.yaml', line: 2, column: 8, key: 'a[0].b' });
  expect(place(['a', 0, 'b'], true)).toEqual({ file: 'x.yaml', line: 2, column: 5, key: 'a[0].b' });
  expect(place(['a', 0, 'z'], true)).toEqual({ file: 'x.yaml', line: 2, column: 5, key: 'a[0].z' });
  expect(place(['a', 0, 'e', 'd'])).toEqual({ file: 'x.yaml', line: 3, column: 15, key: 'a[0].e.d' });
  expect(place([])).toEqual({ file: 'x.yaml', line: 1, column: 1 });
  expect(source(['a', 0, 'b'])).toBe('5.10');
  expect(source(['a', 0, 'z'])).toBeNull();
});

test('a byte order mark and carriage returns do not disturb', () => {
  const { data, place } = parseYaml('\ufeffa: 1\r\nb:\r\n  c: 2\r\n', 'x.yaml');
  expect(data).toEqual({ a: 1, b: { c: 2 } });
  expect(place(['b', 'c'])).toEqual({ file: 'x.yaml', line: 3, column: 6, key: 'b.c' });
});

test('a directive that asks for YAML 1.1 makes no boolean of a word', () => {
  expect(parseYaml('%YAML 1.1\n---\na: no\n', 'x.yaml').data).toEqual({ a: 'no' });
});

test.each([
  ['no text', '', `x.yaml: the file is empty; expected a scenario. ${LEAST}`],
  ['a comment', '# later\n', `x.yaml: the file is empty; expected a scenario. ${LEAST}`],
  ['an empty document', '---\n', `x.yaml: the file is empty; expected a scenario. ${LEAST}`],
  ['a control character', 'a: 1\nb: \0', 'x.yaml:2:4: a control character stands here; expected text.'],
  [
    'tabs',
    'a:\n\tb: 1',
    'x.yaml:2:1: this is not YAML: Tabs are not allowed as indentation. Indent with spaces.',
  ],
  ['a missing quote', 'a: 1\nb: "x', 'x.yaml:2:6: this is not YAML: Missing closing "quote.'],
  [
    'two values in a line',
    'a: 1\nb: c: d',
    'x.yaml:2:4: this is not YAML: Nested mappings are not allowed in compact mappings.',
  ],
  ['a duplicate key', 'a:\n  b: 1\n  b: 2', 'x.yaml:3:3: a.b: the key "b" is given twice.'],
  ['a duplicate key in JSON', '{"a": 1,\n"a": 2}', 'x.yaml:2:1: a: the key "a" is given twice.'],
  [
    'several documents',
    'a: 1\n---\nb: 2',
    'x.yaml:3:1: a second YAML document begins here; expected one scenario a file. Put each scenario into a file of its own.',
  ],
  [
    'a list as a key',
    'a:\n  ? [b]\n  : 1',
    'x.yaml:2:5: a: this key is not a word; expected a word as the key.',
  ],
  ['no key', 'a: { : 1 }', 'x.yaml:1:5: a: this key is not a word; expected a word as the key.'],
  ['a tag', 'a: !!set {b}', 'x.yaml:1:10: a: a YAML tag stands here; expected no tags. Leave it out.'],
  ['an unknown tag', 'a: !b c', 'x.yaml:1:4: this is not YAML: Unresolved tag: !b.'],
  [
    'a reserved key',
    'a:\n  __proto__: 1',
    'x.yaml:2:3: a.__proto__: the name "__proto__" is reserved by JavaScript. Choose another name.',
  ],
  ['an alias of nothing', 'a: *b', 'x.yaml:1:4: a: there is no anchor &b before this alias.'],
  [
    'an alias within what it stands for',
    'a: &b [*b]',
    'x.yaml:1:8: a[0]: this alias stands within what it stands for, &b; expected an anchor that has ended.',
  ],
  [
    'too many aliases',
    `a: &a 1\nb: [${'*a, '.repeat(101)}]`,
    'x.yaml:1:1: there are 101 aliases; expected at most 100.',
  ],
  [
    'aliases of aliases',
    'a: &a [x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c]',
    'x.yaml:1:1: the aliases stand for too many values; expected at most 100.',
  ],
  ['10,000 brackets', '['.repeat(10_000), 'x.yaml:1:65: this is nested too deeply; expected a scenario.'],
  ['a staircase', '- '.repeat(10_000), 'x.yaml:1:128: this is nested too deeply; expected a scenario.'],
  [
    'more than 1 MiB',
    'ü'.repeat(600_000),
    'x.yaml: the file has 1200000 bytes; expected at most 1048576 (1 MiB). Is this a scenario file?',
  ],
])('%s', (_, text, message) => {
  expect(complaint(() => parseYaml(text, 'x.yaml'))).toBe(message);
});

test('1 MiB of brackets neither ends the process nor takes long', () => {
  expect(complaint(() => parseYaml('['.repeat(2 ** 20), 'x.yaml'))).toBe(
    'x.yaml:1:65: this is nested too deeply; expected a scenario.',
  );
});
