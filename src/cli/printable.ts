import { visibleLines } from '../problem/visible.ts';

/** The codes of the few colours that reports use, as picocolors writes them. */
const COLOUR = new RegExp(`(${'\u001b'}\\[(?:1|2|22|31|32|33|39)m)`);

/** What may go to a terminal: text, in lines, and colours where there are any; the rest is made visible. */
export function printable(text: string, hasColour: boolean): string {
  if (!hasColour) return visibleLines(text);
  return text
    .split(COLOUR)
    .map((part, place) => (place % 2 === 1 ? part : visibleLines(part)))
    .join('');
}
