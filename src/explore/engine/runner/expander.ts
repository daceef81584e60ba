import { ALARMED, ASIDE, FOUND, HEAD, KNOWN, PLACE_SHIFT, SEEN, UNKNOWN } from '../crew/lane.ts';
import type { News } from '../crew/news.ts';
import { hashOf, scrambled } from '../rows/hash.ts';
import { Packing } from '../rows/packing.ts';
import { LeastRows } from '../symmetry/least-rows.ts';
import type { Taken } from '../traced/taken.ts';
import { Found } from './found.ts';
import { KnownRows } from './known-rows.ts';
import { Replica } from './replica.ts';

/** Says of states what the events do there, as far as it was told what is learned. */
export class Expander {
  readonly #known = new KnownRows();
  readonly #found = new Found();
  readonly #replica: Replica;
  readonly #tellsAll: boolean;
  #packing = new Packing([]);
  #successor = new Int32Array();
  /** `null`: all names are told apart. */
  #least: LeastRows | null = null;
  /** By outcome, for so many: 1 where it writes to a slot that has to do with names. */
  #touches = new Uint8Array(64);
  #touched = 0;
  /** Whether the replica fits the packing, and has edits for all outcomes. */
  #isFit = false;

  /**
   * @param isFixed whether the first offer is made in every state
   * @param tellsAll whether each transition is told
   */
  constructor(isFixed: boolean, tellsAll: boolean) {
    this.#replica = new Replica(isFixed);
    this.#tellsAll = tellsAll;
  }

  hear(news: News): void {
    switch (news.kind) {
      case 'learned':
        this.#replica.learn(news.journal);
        this.#isFit = false;
        break;
      case 'packing':
        this.#packing = new Packing(news.room);
        this.#known.width = this.#packing.words;
        this.#successor = new Int32Array(this.#packing.words);
        this.#isFit = false;
        break;
      case 'rows':
        this.#known.chunks[news.chunk] = news.words;
        break;
      case 'exchanging':
        this.#least = new LeastRows(news.exchanging);
        this.#touched = 0;
        this.#isFit = false;
        break;
      case 'table':
        this.#known.table = news.table;
        break;
    }
  }

  /** What is found from now on belongs to another assignment. */
  begin(): void {
    this.#found.clear(this.#packing.words);
  }

  /**
   * Writes the record of a state.
   *
   * @param size so many states are known, rows and all
   * @param at where in the ring
   * @param room so many words are free there
   * @returns where the record ends; `null`: there is no room for it
   */
  expand(state: number, size: number, ring: Int32Array, at: number, room: number): number | null {
    if (!this.#isFit) this.#fit();
    const known = this.#known;
    known.size = size;
    const words = known.words(state);
    const base = known.base(state);
    const taken = this.#replica.taken(words, base);
    const most = taken === null ? 0 : (taken.end / 2) * (MOST_BESIDE + known.width);
    // What has no room even in an empty ring is left to the walk.
    const isTold = taken !== null && HEAD + most <= ring.length / 2;
    if (room < HEAD + (isTold ? most : 0)) return null;
    const end = isTold ? this.#tell(taken, words, base, ring, at + HEAD) : at + HEAD;
    ring[at] = state;
    ring[at + 1] = isTold ? taken.end / 2 : UNKNOWN;
    ring[at + 2] = end;
    return end;
  }

  #fit(): void {
    const { outcomes } = this.#replica;
    this.#replica.fit(this.#packing);
    if (outcomes.size > this.#touches.length) {
      const touches = new Uint8Array(outcomes.size * 2);
      touches.set(this.#touches);
      this.#touches = touches;
    }
    for (; this.#touched < outcomes.size; this.#touched++)
      this.#touches[this.#touched] = this.#least?.affects(outcomes.slots(this.#touched)) === true ? 1 : 0;
    this.#isFit = true;
  }

  /** Writes the entries of what is taken in the state whose row is at `base`; returns where they end. */
  #tell({ steps, end }: Taken, words: Int32Array, base: number, ring: Int32Array, at: number): number {
    const known = this.#known;
    const found = this.#found;
    const successor = this.#successor;
    const tellsAll = this.#tellsAll;
    const { width } = known;
    const { alarmed, edits, editStarts } = this.#replica.outcomes;
    const hashBefore = hashOf(words, base, width);
    for (let word = 0; word < width; word++) successor[word] = words[base + word];
    let to = at;
    for (let step = 0; step < end; step += 2) {
      const outcome = steps[step + 1];
      const first = editStarts[outcome];
      const last = editStarts[outcome + 1];
      let hash = hashBefore;
      for (let edit = first; edit < last; edit += 3) {
        const word = edits[edit];
        const before = words[base + word];
        const after = (before & edits[edit + 1]) | edits[edit + 2];
        successor[word] = after;
        hash ^= scrambled(before, word) ^ scrambled(after, word);
      }
      const isMoved = this.#touches[outcome] === 1;
      if (isMoved) {
        this.#least?.canonicalize(successor, this.#packing);
        hash = hashOf(successor, 0, width);
      }
      let kind = KNOWN;
      let target = known.find(hash, successor);
      if (target === -1) {
        const { count } = found;
        target = found.add(hash, successor);
        kind = target === count ? FOUND : SEEN;
      }
      if (!tellsAll && kind !== FOUND) kind = ASIDE;
      const isAlarmed = alarmed[outcome] === 1;
      if (kind !== ASIDE || isAlarmed) {
        ring[to++] = steps[step];
        ring[to++] = ((step / 2) << PLACE_SHIFT) | (isAlarmed ? ALARMED : 0) | kind;
        if (isAlarmed) ring[to++] = outcome;
        if (kind === FOUND) {
          ring[to++] = hash;
          for (let word = 0; word < width; word++) ring[to++] = successor[word];
        } else if (kind !== ASIDE) {
          ring[to++] = target;
        }
      }
      if (isMoved) {
        for (let word = 0; word < width; word++) successor[word] = words[base + word];
      } else {
        for (let edit = first; edit < last; edit += 3) {
          const word = edits[edit];
          successor[word] = words[base + word];
        }
      }
    }
    return to;
  }
}

/** The most words of an entry, beside the row of its target. */
const MOST_BESIDE = 4;
