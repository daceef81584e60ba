import { describe, expect, test } from 'vitest';
import { PIPED_WIDTH, pageFor, paragraph, unbroken } from '../../../src/show/text/page.ts';

const FOX = 'the quick brown fox jumps over the lazy dog, and over the other dogs as well';

describe('the width of a page', () => {
  test.each([
    ['a pipe or a file', undefined, 72],
    ['a narrow terminal', 20, 40],
    ['a terminal', 80, 80],
    ['a wide terminal', 250, 100],
  ])('%s', (_, columns, width) => {
    expect(pageFor(columns, false).width).toBe(width);
  });

  test('of a pipe has a name', () => {
    expect(PIPED_WIDTH).toBe(72);
  });
});

test('colour is on or off as asked, in any environment', () => {
  const on = pageFor(80, true).ink;
  expect([on.bold('x'), on.dim('x'), on.red('x'), on.green('x'), on.yellow('x')]).toEqual([
    '\u001b[1mx\u001b[22m',
    '\u001b[2mx\u001b[22m',
    '\u001b[31mx\u001b[39m',
    '\u001b[32mx\u001b[39m',
    '\u001b[33mx\u001b[39m',
  ]);
  const off = pageFor(80, false).ink;
  expect([off.bold('x'), off.dim('x'), off.red('x'), off.green('x'), off.yellow('x')]).toEqual([
    'x',
    'x',
    'x',
    'x',
    'x',
  ]);
});

describe('a paragraph', () => {
  test('keeps a number and its unit on one line', () => {
    const page = pageFor(40, false);
    const fox = 'the quick brown fox jumps over a dog in';
    expect(paragraph(page, '', `${fox} 5.3 s)`)).toBe(`${fox}\n5.3 s)`);
    const shorter = fox.slice(4);
    expect(paragraph(page, '', `${shorter} 5.3 s)`)).toBe(`${shorter} 5.3\ns)`);
    expect(paragraph(page, '', `${shorter} ${unbroken('5.3 s')})`)).toBe(`${shorter}\n5.3 s)`);
  });

  const page = pageFor(40, false);

  test('is wrapped at the width of the page', () => {
    expect(paragraph(page, '', FOX)).toBe(`\
the quick brown fox jumps over the lazy
dog, and over the other dogs as well`);
  });

  test('is indented as far as what stands before it', () => {
    expect(paragraph(page, '  stack  ', FOX)).toBe(`\
  stack  the quick brown fox jumps over
         the lazy dog, and over the
         other dogs as well`);
  });

  test('keeps 20 columns of text however deep it is indented', () => {
    expect(paragraph(page, ' '.repeat(30), 'the quick brown fox jumps')).toBe(
      `${' '.repeat(30)}the quick brown fox\n${' '.repeat(30)}jumps`,
    );
  });

  test('colour takes no room, and each line is coloured for itself', () => {
    const coloured = pageFor(40, true);
    expect(paragraph(coloured, '', coloured.ink.red(FOX))).toBe(
      '\u001b[31mthe quick brown fox jumps over the lazy\u001b[39m\n\u001b[31mdog, and over the other dogs as well\u001b[39m',
    );
  });

  test('without text is what stands before it', () => {
    expect(paragraph(page, 'kvm: ', '')).toBe('kvm: ');
  });
});
