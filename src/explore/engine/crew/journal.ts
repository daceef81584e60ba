/**
 * What was learned, in order, as numbers: whoever does the same again knows the same, by the same numbers. An entry is its
 * kind, the count of its numbers, and these.
 */
export class Journal {
  #numbers: number[] = [];
  #isFull = false;
  readonly #most: number;

  /** @param most it keeps no more numbers at once */
  constructor(most = MOST) {
    this.#most = most;
  }

  get isEmpty(): boolean {
    return this.#numbers.length === 0;
  }

  /** So much was learned before anybody asked for it that it is kept no more. */
  get isFull(): boolean {
    return this.#isFull;
  }

  add(kind: Kind, numbers: readonly number[]): void {
    if (this.#isFull) return;
    this.#numbers.push(kind, numbers.length, ...numbers);
    if (this.#numbers.length > this.#most) this.close();
  }

  /** What is learned from now on is for nobody else. */
  close(): void {
    this.#isFull = true;
    this.#numbers = [];
  }

  /** All since the last time. */
  take(): Int32Array {
    const numbers = Int32Array.from(this.#numbers);
    this.#numbers = [];
    return numbers;
  }
}

export type Kind = (typeof KINDS)[keyof typeof KINDS];

export const KINDS = {
  /** An event has a tree. */
  tree: 0,
  /** An offer: pairs of an event and its tree. */
  offer: 1,
  /** An outcome: pairs of slot and value. The second sets off alarms. */
  outcome: 2,
  alarmedOutcome: 3,
  /** A path of a tree: the tree, the leaf, and pairs of slot and value. */
  path: 4,
  /** A path of the tree of offers: the leaf, and pairs of slot and value. */
  offered: 5,
} as const;

/** Tells the entries of a journal, in order. */
export function readJournal(
  journal: Int32Array,
  tell: (kind: number, numbers: readonly number[]) => void,
): void {
  for (let at = 0; at < journal.length; ) {
    const end = at + 2 + journal[at + 1];
    tell(journal[at], [...journal.subarray(at + 2, end)]);
    at = end;
  }
}

/** Some 30 MB. */
const MOST = 1 << 22;
