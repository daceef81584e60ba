import {
  ASSIGNED,
  BEGUN,
  DEPTH,
  FROM,
  NEWS,
  OVER,
  READ,
  SIZE,
  START,
  TO,
  WRAP,
  WRITTEN,
} from '../crew/lane.ts';
import type { News, Task } from '../crew/news.ts';
import { Expander } from './expander.ts';

/** Does one assignment after the other. */
export class Runner {
  readonly #control: Int32Array;
  readonly #ring: Int32Array;
  readonly #notifies: boolean;
  readonly #receive: () => News | undefined;
  readonly #expander: Expander;
  #news = 0;
  #written = 0;

  /** @param receive the next message; `undefined`: there is none */
  constructor({ lane, notifies, isFixed, tellsAll }: Task, receive: () => News | undefined) {
    this.#control = lane.control;
    this.#ring = lane.ring;
    this.#notifies = notifies;
    this.#receive = receive;
    this.#expander = new Expander(isFixed, tellsAll);
  }

  /** Never returns. */
  run(): never {
    for (let number = 0; ; number++) {
      while (Atomics.load(this.#control, ASSIGNED) === number) Atomics.wait(this.#control, ASSIGNED, number);
      this.#do(number);
    }
  }

  #do(number: number): void {
    const control = this.#control;
    const place = number % DEPTH;
    let state = Atomics.load(control, FROM + place);
    const to = Atomics.load(control, TO + place);
    Atomics.store(control, START + place, this.#written);
    this.#say(BEGUN, number + 1);
    let isNew = true;
    while (state < to) {
      // Before the news, which tell of the rows of all these states.
      const size = Atomics.load(control, SIZE);
      this.#hear();
      if (number < Atomics.load(control, OVER)) return;
      if (isNew) this.#expander.begin();
      isNew = false;
      if (this.#write(state, size)) state++;
    }
  }

  #hear(): void {
    const news = Atomics.load(this.#control, NEWS);
    if (news === this.#news) return;
    this.#news = news;
    for (let heard = this.#receive(); heard !== undefined; heard = this.#receive())
      this.#expander.hear(heard);
  }

  /** @returns whether there was room for the record of the state */
  #write(state: number, size: number): boolean {
    const ring = this.#ring;
    const at = this.#written & (ring.length - 1);
    const read = Atomics.load(this.#control, READ);
    const free = ring.length - ((this.#written - read) | 0);
    const toEnd = ring.length - at;
    const end = this.#expander.expand(state, size, ring, at, Math.min(free, toEnd));
    if (end !== null) {
      this.#advance(end - at);
    } else if (toEnd < free) {
      ring[at] = WRAP;
      this.#advance(toEnd);
    } else {
      Atomics.wait(this.#control, READ, read, PATIENCE);
    }
    return end !== null;
  }

  #advance(words: number): void {
    this.#written = (this.#written + words) | 0;
    this.#say(WRITTEN, this.#written);
  }

  #say(word: number, value: number): void {
    Atomics.store(this.#control, word, value);
    if (this.#notifies) Atomics.notify(this.#control, word);
  }
}

/** In milliseconds; then it looks whether its work is over. */
const PATIENCE = 2;
