import { expect, test } from 'vitest';
import { comparisonHtml } from '../../../src/show/text/comparison-html.ts';
import type { Comparison } from '../../../src/uses/compare/comparison.ts';
import { TWO_WORLDS } from '../../support/two-worlds.ts';

const HTML = comparisonHtml(TWO_WORLDS);

/** The texts of each cell of each row: its own, and each smaller line. */
function rowsOf(html: string): string[][][] {
  return allOf(html, /<tr>(.*?)<\/tr>/g).map(row =>
    allOf(row, /<t[hd][^>]*>(.*?)<\/t[hd]>/g).map(cell =>
      cell.split(/<small>/).map(text => text.replace('</small>', '')),
    ),
  );
}

function allOf(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map(([, inner = '']) => inner);
}

test('the designs across, the worlds down; what means something to HTML stands for itself', () => {
  const [head, ...rows] = rowsOf(HTML);
  expect(head).toEqual([
    ['world'],
    ['sketch', 'holds in 0 of 1'],
    ['repaired', 'holds in 1 of 2'],
    ['klp-state', 'holds in 1 of 2, 1 of them without handing a feature on'],
  ]);
  expect(rows).toEqual([
    [
      ['upgrade', 'An upgrade.', 'Is the way back safe?'],
      ['violated', 'stale-owner 4, 1 more', '49 states'],
      ['holds', '18 states'],
      ['holds', 'never hands on L1TF', '20 states'],
    ],
    [
      ['my|world.yaml', 'Mine &amp; &lt;yours&gt;.'],
      ['does not apply', '&quot;set&quot; is a key of replace-set'],
      ['holds to depth 12', '1,000,000+ states'],
      ['unknown', 'interrupted'],
    ],
  ]);
});

test('a cell is coloured by its verdict, and names all properties to who points at it', () => {
  expect(allOf(HTML, /<td class="(.*?)"/g)).toEqual(['violated', 'holds', 'vacuous', 'open', 'open', 'open']);
  expect(allOf(HTML, /<td [^>]*title="(.*?)"/g)[0]).toBe('stale-owner 4, lost-feature 5');
});

test('a violated cell opens, and has each of its histories once', () => {
  const steps = ['load A', 'load <B>'];
  const withHistories: Comparison = {
    ...TWO_WORLDS,
    worlds: TWO_WORLDS.worlds.map(world => ({
      ...world,
      cells: world.cells.map(({ design, cell }) => ({
        design,
        cell:
          cell.kind === 'walked'
            ? { ...cell, violated: cell.violated.map(found => ({ ...found, history: steps })) }
            : cell,
      })),
    })),
  };
  const html = comparisonHtml(withHistories);
  expect(allOf(html, /<details>(.*?)<\/details>/g)).toEqual([
    '<summary>violated<small>stale-owner 4, 1 more</small><small>49 states</small></summary>' +
      '<p>stale-owner, lost-feature</p><ol><li><code>load A</code></li><li><code>load &lt;B&gt;</code></li></ol>',
  ]);
  expect(html).not.toMatch(/<(script|link|img)|\b(src|href)=|url\(/);
});

test('it needs nothing but itself, and no script', () => {
  expect(HTML).not.toMatch(/<(script|link|img)|\b(src|href)=|url\(/);
  expect(HTML.length).toBeLessThan(4_000);
});
