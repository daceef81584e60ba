import type { Mistake } from '../../../problem/mistake.ts';

/** One line of a log as it stands there. */
export interface RawLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** The kernel's longest record has 1,024 bytes; what a person's log has beyond this is cut off. */
export const LONGEST_LINE = 4096;

const NEWLINE = 10;
const RETURN = 13;

/** Cuts bytes into lines, as they come. It keeps no more than one line, and of that no more than `LONGEST_LINE`. */
export class LineSplitter {
  #number = 0;
  #kept: Uint8Array[] = [];
  #length = 0;
  #isEmpty = true;

  /** @returns the lines that have ended, and what shows after them that this is no text */
  push(chunk: Uint8Array): { readonly lines: RawLine[]; readonly mistake: Mistake | null } {
    const lines: RawLine[] = [];
    const mistake = this.#mistakeIn(chunk);
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, start);
      if (end < 0 || (mistake !== null && end > mistake.at)) break;
      this.#keep(chunk.subarray(start, end));
      lines.push(this.#line());
      start = end + 1;
    }
    if (mistake !== null) return { lines, mistake: mistake.what };
    this.#keep(chunk.subarray(start));
    return { lines, mistake: null };
  }

  /** The number of the line that has not ended yet. */
  get number(): number {
    return this.#number + 1;
  }

  /** The last line, where no newline ends it. */
  end(): RawLine[] {
    return this.#length === 0 ? [] : [this.#line()];
  }

  #mistakeIn(chunk: Uint8Array): { readonly at: number; readonly what: Mistake } | null {
    const [first, second] = this.#isEmpty ? chunk : [];
    if (chunk.length > 0) this.#isEmpty = false;
    if (first === 0x1f && second === 0x8b) return { at: 0, what: COMPRESSED };
    const at = chunk.indexOf(0);
    if (at < 0) return null;
    return { at, what: first === 0xff || first === 0xfe ? UTF16 : BINARY };
  }

  #keep(bytes: Uint8Array): void {
    const room = LONGEST_LINE - this.#length;
    if (room <= 0 || bytes.length === 0) return;
    // A copy: a short line must not keep the chunk that it came in.
    this.#kept.push(bytes.slice(0, room));
    this.#length += Math.min(room, bytes.length);
  }

  #line(): RawLine {
    this.#number++;
    const [only] = this.#kept;
    const bytes = only !== undefined && this.#kept.length === 1 ? only : Buffer.concat(this.#kept);
    this.#kept = [];
    this.#length = 0;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return { number: this.#number, text: (text.at(-1) === RETURN ? text.subarray(0, -1) : text).toString() };
  }
}

const EXPECTED = 'a kernel log as dmesg or journalctl -k prints it';
const BINARY: Mistake = { code: 'binary', what: 'this is not text: it has a NUL byte', expected: EXPECTED };
const UTF16: Mistake = {
  code: 'binary',
  what: 'this is UTF-16',
  expected: 'UTF-8',
  hints: ['iconv -f UTF-16 -t UTF-8 makes it that.'],
};
const COMPRESSED: Mistake = {
  code: 'compressed',
  what: 'this is compressed',
  expected: EXPECTED,
  hints: ['Try: zcat FILE | klpwalk validate -'],
};
