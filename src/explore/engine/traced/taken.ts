import { grown } from '../../run/growth.ts';

/** The events that are taken in one state. The inner loop of the traced engine reads and writes it. */
export class Taken {
  /** Pairs of event and outcome, up to `end`. */
  steps: Int32Array<ArrayBuffer> = new Int32Array(64);
  end = 0;

  add(event: number, outcome: number): void {
    const steps = this.end + 2 > this.steps.length ? this.grow(this.end + 2) : this.steps;
    steps[this.end++] = event;
    steps[this.end++] = outcome;
  }

  /** @returns `steps`, with room for `least` numbers */
  grow(least: number): Int32Array<ArrayBuffer> {
    this.steps = grown(this.steps, least);
    return this.steps;
  }
}
