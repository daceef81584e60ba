import { dataText } from '../../machine/data-text.ts';
import { grown } from '../../run/growth.ts';
import { fieldOf, type Packing, type Row, shiftOf, wordOf } from '../rows/packing.ts';

/**
 * The leaves of the events' decision trees: what a step writes and what it shows. Equal outcomes of different
 * paths share a number. Outcome 0 is "no transition": the event is refused, or does not count.
 */
export class Outcomes {
  /** Pairs of slot and value; those of outcome `o` are in `starts[o] .. starts[o + 1] - 1`. */
  writes = new Int32Array(256);
  starts = new Int32Array(64);
  /**
   * The same for packed rows: triples of a word's place, the bits that it keeps, and those that it gets. Those of
   * outcome `o` are in `editStarts[o] .. editStarts[o + 1] - 1`.
   */
  edits = new Int32Array(256);
  editStarts = new Int32Array(64);
  /** 1 where the outcome sets off an alarm. */
  alarmed = new Uint8Array(64);
  readonly #alarms: (readonly number[])[] = [[]];
  readonly #observations: string[] = ['[]'];
  readonly #numbers = new Map<string, number>();
  readonly #keepsObservations: boolean;
  #packing: Packing | null = null;
  /** So many have their edits. */
  #packed = 0;

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
    const shown = this.#keepsObservations ? dataText(observations) : '';
    const key = `${writes.join()} ${alarms.join()} ${shown}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const outcome = this.#alarms.push(alarms) - 1;
    if (this.#keepsObservations) this.#observations.push(shown);
    this.#numbers.set(key, outcome);
    const start = this.starts[outcome];
    const end = start + writes.length;
    if (outcome + 2 > this.starts.length) {
      this.starts = grown(this.starts, outcome + 2);
      const alarmed = new Uint8Array(this.starts.length);
      alarmed.set(this.alarmed);
      this.alarmed = alarmed;
    }
    if (end > this.writes.length) this.writes = grown(this.writes, end);
    this.writes.set(writes, start);
    this.starts[outcome + 1] = end;
    this.alarmed[outcome] = alarms.length > 0 ? 1 : 0;
    return outcome;
  }

  /** To be called before edits are read: there may be new outcomes, or another packing. */
  pack(packing: Packing): void {
    if (packing !== this.#packing) this.#packed = 0;
    this.#packing = packing;
    if (this.size + 1 > this.editStarts.length) this.editStarts = grown(this.editStarts, this.size + 1);
    for (; this.#packed < this.size; this.#packed++) this.#pack(this.#packed, packing);
  }

  #pack(outcome: number, { places }: Packing): void {
    const words = new Map<number, { keep: number; get: number }>();
    const to = this.starts[outcome + 1];
    for (let write = this.starts[outcome]; write < to; write += 2) {
      const place = places[this.writes[write]];
      const { keep, get } = words.get(wordOf(place)) ?? { keep: -1, get: 0 };
      words.set(wordOf(place), {
        keep: keep & ~fieldOf(place),
        get: get | (this.writes[write + 1] << shiftOf(place)),
      });
    }
    const start = this.editStarts[outcome];
    const end = start + 3 * words.size;
    if (end > this.edits.length) this.edits = grown(this.edits, end);
    this.edits.set(
      [...words].flatMap(([word, { keep, get }]) => [word, keep, get]),
      start,
    );
    this.editStarts[outcome + 1] = end;
  }

  /** The slots that the outcome writes to. */
  slots(outcome: number): number[] {
    const writes = this.writes.subarray(this.starts[outcome], this.starts[outcome + 1]);
    return [...writes].filter((_, place) => place % 2 === 0);
  }

  /** Writes the outcome into a row of its own, and returns it. */
  apply(outcome: number, row: Row): Row {
    const to = this.starts[outcome + 1];
    for (let write = this.starts[outcome]; write < to; write += 2) {
      row[this.writes[write]] = this.writes[write + 1];
    }
    return row;
  }

  alarms(outcome: number): readonly number[] {
    return this.#alarms[outcome];
  }

  /** The observations, as canonical JSON; `null`: they are not kept. */
  observations(outcome: number): string | null {
    return this.#keepsObservations ? this.#observations[outcome] : null;
  }
}
