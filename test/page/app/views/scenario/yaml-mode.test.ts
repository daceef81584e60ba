import { StringStream } from '@codemirror/language';
import { expect, test } from 'vitest';
import { YAML } from '../../../../../src/page/app/views/scenario/yaml-mode.ts';

/** The words of a line that have a colour, each with what it is taken for. */
function coloured(line: string): [string, string][] {
  const stream = new StringStream(line, 2, 2);
  const state = YAML.startState?.(2);
  const words: [string, string][] = [];
  while (!stream.eol()) {
    stream.start = stream.pos;
    const style = YAML.token(stream, state);
    if (style !== null) words.push([stream.current().trim(), style]);
  }
  return words;
}

test('a key within braces is one, however deep', () => {
  const keys = coloured('A1: { replace: false, features: { L1TF: 1 } }').flatMap(([word, style]) =>
    style === 'atom' ? [word] : [],
  );
  expect(keys).toEqual(['A1', 'replace', 'features', 'L1TF']);
});

test('a comment is one to the end of its line', () => {
  expect(coloured('P: # does not list L1TF').at(-1)).toEqual(['# does not list L1TF', 'comment']);
});

test('a line that no scenario has is read in one go', () => {
  expect(coloured(`${'[ '.repeat(50_000)}`)).toEqual([]);
});
