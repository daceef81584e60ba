/** Time that may be spent on something beside the work: a little at once, then a share of all the time that has passed. */
export class Allowance {
  readonly #now: () => number;
  readonly #start: number;
  #spent = 0;

  /** @param now in milliseconds */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#start = now();
  }

  get isLeft(): boolean {
    return this.#spent < AT_ONCE + SHARE * (this.#now() - this.#start);
  }

  spend(work: () => void): void {
    const begin = this.#now();
    work();
    this.#spent += this.#now() - begin;
  }
}

/** Milliseconds: nobody sees them. */
const AT_ONCE = 2;
const SHARE = 0.02;
