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

/** Between what is written in a box, or stands there, and its border. */
export const PADDING = { x: 10, y: 3 };
/** Of the sign that a chart stands in a state and is not drawn there. */
const SIGN = 14;

/** How large the box of a state is in which no chart is drawn. */
export function boxSize(
  name: string,
  entry: readonly string[],
  hasSign: boolean,
): readonly [width: number, height: number] {
  const actions = entry.map(action => `/ ${action}`);
  const text = Math.max(name.length * NAME.letter, widest(actions, WORD.letter));
  return [
    Math.ceil(text) + 2 * PADDING.x + (hasSign ? SIGN : 0),
    NAME.line + 2 * PADDING.y + entry.length * WORD.line,
  ];
}

export function widest(lines: readonly string[], letter: number): number {
  return Math.max(0, ...lines.map(line => line.length * letter));
}
