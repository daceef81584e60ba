import { grown } from '../../run/growth.ts';

/** The rows that were found in one assignment, and are not known: each under the number of its place among them. */
export class Found {
  count = 0;
  #width = 0;
  #rows = new Int32Array(4096);
  #hashes = new Int32Array(1024);
  /** By hash: a number plus one; 0: free. */
  #table = new Int32Array(4096);

  /** Forgets all. @param width words in a row */
  clear(width: number): void {
    this.#width = width;
    this.count = 0;
    this.#table.fill(0);
  }

  /** @returns the number of the row; it is new when `count` has grown */
  add(hash: number, row: Int32Array): number {
    const mask = this.#table.length - 1;
    let at = hash & mask;
    for (let entry = this.#table[at]; entry !== 0; entry = this.#table[at]) {
      if (this.#hashes[entry - 1] === hash && this.#equals(entry - 1, row)) return entry - 1;
      at = (at + 1) & mask;
    }
    const number = this.count++;
    const width = this.#width;
    if (this.count > this.#hashes.length) this.#hashes = grown(this.#hashes, this.count);
    if (this.count * width > this.#rows.length) this.#rows = grown(this.#rows, this.count * width);
    for (let word = 0; word < width; word++) this.#rows[number * width + word] = row[word];
    this.#hashes[number] = hash;
    this.#table[at] = number + 1;
    if (this.count * 2 > this.#table.length) this.#enlarge();
    return number;
  }

  #equals(number: number, row: Int32Array): boolean {
    const first = number * this.#width;
    for (let word = 0; word < this.#width; word++) if (this.#rows[first + word] !== row[word]) return false;
    return true;
  }

  #enlarge(): void {
    const table = new Int32Array(this.#table.length * 2);
    const mask = table.length - 1;
    for (let number = 0; number < this.count; number++) {
      let at = this.#hashes[number] & mask;
      while (table[at] !== 0) at = (at + 1) & mask;
      table[at] = number + 1;
    }
    this.#table = table;
  }
}
