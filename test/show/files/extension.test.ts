import { expect, test } from 'vitest';
import { oneExtensionOf } from '../../../src/show/files/extension.ts';

const EXTENSIONS = ['.json', '.itf.json', '.md'] as const;

test('the longest that fits', () => {
  expect(oneExtensionOf('a/x.json', EXTENSIONS)).toBe('.json');
  expect(oneExtensionOf('a/x.itf.json', EXTENSIONS)).toBe('.itf.json');
});

test.each([
  [
    'x.mdd',
    'x.mdd: no format has the extension .mdd; expected one of .json, .itf.json, .md. Did you mean ".md"?',
  ],
  ['x.pdf', 'x.pdf: no format has the extension .pdf; expected one of .json, .itf.json, .md.'],
  ['a.md/x', 'a.md/x: the name does not say which format; expected one of .json, .itf.json, .md.'],
  ['a/.md', 'a/.md: there is no name before .md; expected a name, such as klpwalk.md.'],
  ['.itf.json', '.itf.json: there is no name before .itf.json; expected a name, such as klpwalk.itf.json.'],
])('%s is none', (file, message) => {
  expect(() => oneExtensionOf(file, EXTENSIONS)).toThrow(expect.objectContaining({ message }));
});
