import picocolors from 'picocolors';
import wrapAnsi from 'wrap-ansi';

/** How text is laid out for a reader: how wide, and in colour or not. */
export interface Page {
  /** Columns. */
  readonly width: number;
  readonly ink: Ink;
}

/** The few colours that reports use; each leaves the text as it is where colour is off. */
type Ink = Pick<ReturnType<typeof picocolors.createColors>, 'bold' | 'dim' | 'red' | 'green' | 'yellow'>;

export const PIPED_WIDTH = 72;

/** @param columns of the terminal; `undefined`: there is none, and the text is for a file or a pipe */
export function pageFor(columns: number | undefined, colour: boolean): Page {
  const width = columns === undefined ? PIPED_WIDTH : Math.max(40, Math.min(columns, 100));
  return { width, ink: picocolors.createColors(colour) };
}

/**
 * Wraps a paragraph. `first` stands before its first line, and the lines that follow are indented as far.
 */
export function paragraph(page: Page, first: string, text: string): string {
  const indent = ' '.repeat(first.length);
  const wrapped = wrapAnsi(text, Math.max(20, page.width - first.length), { trim: true });
  return (first + wrapped.split('\n').join(`\n${indent}`)).replaceAll(NO_BREAK, ' ');
}

const NO_BREAK = '\u00a0';

/** A text that a paragraph keeps on one line, such as a number with its unit. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', NO_BREAK);
}
