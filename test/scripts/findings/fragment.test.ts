import { expect, test } from 'vitest';
import { parseFragment, readFragment } from '../../../scripts/findings/fragment.ts';

test('a fragment is prose, and which history it shows', () => {
  const text = '---\nworld: stack\nproperties: [warning, residue]\n---\n\nThe flaw.\n\nMore.\n';
  expect(parseFragment('sketch.md', 'sketch', text)).toEqual({
    file: 'sketch.md',
    design: 'sketch',
    shown: { world: 'stack', properties: ['warning', 'residue'] },
    prose: 'The flaw.\n\nMore.',
    firstLine: 6,
  });
});

test('without front matter it shows none', () => {
  expect(parseFragment('settle.md', 'settle', 'It holds.\n')).toEqual({
    file: 'settle.md',
    design: 'settle',
    shown: null,
    prose: 'It holds.',
    firstLine: 1,
  });
});

test('a design of which nothing is written is named', () => {
  expect(() => readFragment('scripts/findings/prose/anew.md', 'anew')).toThrow(
    'scripts/findings/prose/anew.md is not there: what is there to say of anew?',
  );
});

test.each([
  ['world: stack\nproperties: [warnin]', /^sketch\.md: .*"warning"[\s\S]*properties\[0\]/],
  ['world: stack\nproperties: []', /^sketch\.md: [\s\S]*properties/],
  ['world: stack\nproperty: [warning]', /^sketch\.md: [\s\S]*"property"/],
])('a head that is wrong is refused: %j', (head, message) => {
  expect(() => parseFragment('sketch.md', 'sketch', `---\n${head}\n---\nProse.`)).toThrow(message);
});
