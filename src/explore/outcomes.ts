import { canonicalJson } from './canonical-json.ts';
import { grown } from './growth.ts';
import type { Row } from './row-store.ts';
import { keyOf } from './zobrist.ts';

/**
 * The leaves of the events' decision trees: what a step writes and what it shows. Equal outcomes of different
 * paths share a number. Outcome 0 is "no transition": the event is refused, or does not count.
 */
export class Outcomes {
  /** Pairs of slot and value; those of outcome `o` are in `starts[o] .. starts[o + 1] - 1`. */
  writes = new Int32Array(256);
  starts = new Int32Array(64);
  /** The exclusive-or of the Zobrist keys of what is written. */
  keys = new Int32Array(64);
  /** 1 where the outcome sets off an alarm. */
  alarmed = new Uint8Array(64);
  readonly #alarms: (readonly number[])[] = [[]];
  readonly #observations: string[] = ['[]'];
  readonly #numbers = new Map<string, number>();
  readonly #keepsObservations: boolean;

  /** @param keepsObservations whether `observations` will be asked for; if not, only their alarms are kept */
  constructor(keepsObservations: boolean) {
    this.#keepsObservations = keepsObservations;
  }

  /** How many there are. */
  get size(): number {
    return this.#alarms.length;
  }

  /**
   * @param writes pairs of slot and value, each slot at most once
   * @param alarms the alarms that the observations set off
   */
  add(writes: readonly number[], observations: readonly unknown[], alarms: readonly number[]): number {
    const shown = this.#keepsObservations ? canonicalJson(observations) : '';
    const key = `${writes.join()} ${alarms.join()} ${shown}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const outcome = this.#alarms.push(alarms) - 1;
    if (this.#keepsObservations) this.#observations.push(shown);
    this.#numbers.set(key, outcome);
    const start = this.starts[outcome] ?? 0;
    const end = start + writes.length;
    if (outcome + 2 > this.starts.length) {
      this.starts = grown(this.starts, outcome + 2);
      this.keys = grown(this.keys, outcome + 2);
      const alarmed = new Uint8Array(this.starts.length);
      alarmed.set(this.alarmed);
      this.alarmed = alarmed;
    }
    if (end > this.writes.length) this.writes = grown(this.writes, end);
    this.writes.set(writes, start);
    this.starts[outcome + 1] = end;
    this.keys[outcome] = keysOf(writes);
    this.alarmed[outcome] = alarms.length > 0 ? 1 : 0;
    return outcome;
  }

  /** The slots that the outcome writes to. */
  slots(outcome: number): number[] {
    const writes = this.writes.subarray(this.starts[outcome] ?? 0, this.starts[outcome + 1] ?? 0);
    return [...writes].filter((_, place) => place % 2 === 0);
  }

  /** Writes the outcome into a row of its own, and returns it. */
  apply(outcome: number, row: Row): Row {
    const to = this.starts[outcome + 1] ?? 0;
    for (let write = this.starts[outcome] ?? 0; write < to; write += 2) {
      row[this.writes[write] ?? 0] = this.writes[write + 1] ?? 0;
    }
    return row;
  }

  alarms(outcome: number): readonly number[] {
    return this.#alarms[outcome] ?? [];
  }

  /** The observations, as canonical JSON, where they are kept. */
  observations(outcome: number): string {
    return this.#observations[outcome] ?? '[]';
  }
}

function keysOf(writes: readonly number[]): number {
  let keys = 0;
  for (let write = 0; write < writes.length; write += 2)
    keys ^= keyOf(writes[write] ?? 0, writes[write + 1] ?? 0);
  return keys;
}
