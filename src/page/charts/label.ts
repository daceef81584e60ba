import type { Row } from './drawn.ts';

/** In pixels, as the styles of the page have them: a letter's width in the widest of its fonts, and a line's height. */
export const NAME = { letter: 7.3, line: 18 };
export const WORD = { letter: 6.4, line: 13 };

/** What is written at an arrow for a transition: when it is taken, and on the lines below what it does. */
export function labelLines(row: Row): { readonly when: string; readonly does: readonly string[] } {
  const { event = '', end = '', number, guard = '', isElse = false, actions = [] } = row;
  const asked = number === undefined ? guard : `${number} ${guard}`;
  return {
    when: [event, end, asked, isElse ? 'else' : ''].filter(part => part !== '').join(' '),
    does: actions.map(action => `/ ${action}`),
  };
}

/** How much room the rows of an arrow take; none where there is nothing to write. */
export function labelSize(rows: readonly Row[]): { readonly width: number; readonly height: number } {
  const lines = rows.flatMap(row => {
    const { when, does } = labelLines(row);
    return when === '' ? does : [when, ...does];
  });
  if (lines.length === 0) return { width: 0, height: 0 };
  return { width: Math.ceil(widest(lines, WORD.letter)) + 8, height: lines.length * WORD.line + 2 };
}

export function widest(lines: readonly string[], letter: number): number {
  return Math.max(0, ...lines.map(line => line.length * letter));
}
