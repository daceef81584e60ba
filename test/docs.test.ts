import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EXAMPLES, expectPrinted, PAGES, takesLong } from './support/page-examples.ts';

describe('what the pages show is what the commands print', () => {
  test('there are examples', () => {
    expect(EXAMPLES.length).toBeGreaterThan(5);
  });

  test.each(EXAMPLES.filter(({ command }) => !takesLong(command)))('$page: $command', expectPrinted);
});

test('every link between the pages leads to a file', () => {
  for (const page of [...PAGES, 'CONTRIBUTING.md', 'CHANGELOG.md']) {
    const folder = page.includes('/') ? 'docs/' : '';
    for (const [, link = ''] of readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      expect(
        () => readFileSync(new URL(`../${folder}${link}`, import.meta.url)),
        `${page}: ${link}`,
      ).not.toThrow('ENOENT');
    }
  }
});

test('what the limits name stands where they say', () => {
  const named = [
    ...readFileSync('docs/limits.md', 'utf8').matchAll(/`([^`]+)` in \[([^\]]+)\]\(\.\.\/([^)]+)\)/g),
  ];
  expect(named.length).toBeGreaterThan(30);
  for (const [, name = '', shown, file = ''] of named) {
    expect(shown).toBe(file);
    expect(readFileSync(file, 'utf8'), `${name} in ${file}`).toContain(name);
  }
});
