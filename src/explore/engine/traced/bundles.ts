import { grown } from '../../run/growth.ts';
import { bitsOf, maskOf, type Packing, type Row, shiftOf, wordOf } from '../rows/packing.ts';
import { type DecisionTrees, leafOf } from './decision-tree.ts';
import type { Taken } from './taken.ts';

/** A bundle whose slots have so many bits at most has a table: with one entry for each value that they can have. */
const MOST_BITS = 13;

/**
 * The events that are offered together, in bundles. Neighbours that look at few slots, all of them together, share
 * a table: the bits of these slots are the place of a list of those that are taken, with their outcomes. One look
 * then answers for the whole bundle, and events that are refused cost nothing. An event that looks at more is by
 * itself, and its tree is walked; one that looks at few may be by itself too, with a table of its own.
 *
 * Tables are filled from the events' trees as states turn up.
 */
export class Bundles {
  /** By bundle: the first entry of its table; -1: it has none. */
  readonly #tables: Int32Array;
  /** By bundle without a table: its event, and the tree. */
  readonly #events: Int32Array;
  readonly #trees: Int32Array;
  /**
   * The bits that are looked at: quadruples of a word's place, a shift to the right, a mask, and a shift to the left.
   * Those of bundle `b` are in `#gatherStarts[b] .. #gatherStarts[b + 1] - 1`.
   */
  readonly #gathers: Int32Array;
  readonly #gatherStarts: Int32Array;
  /** Lists, counted from 1; 0: not known yet. */
  readonly #entries: Int32Array;
  /** Pairs of event and outcome; those of list `l` are in `#listStarts[l] .. #listStarts[l + 1] - 1`. */
  #lists = new Int32Array(64);
  #listStarts = new Int32Array(64);
  #count = 1;
  readonly #known: DecisionTrees;
  readonly #packing: Packing;
  /** `DecisionTrees.looks` when the bundles were made. */
  readonly #looks: number;
  /** By bundle: pairs of event and tree. */
  readonly #members: readonly (readonly number[])[];

  /**
   * @param offer pairs of an event's number and its tree
   * @param known holds these trees; their leaves are outcomes, of which 0 is "not taken"
   */
  constructor(offer: Int32Array, known: DecisionTrees) {
    const { packing, looks } = known;
    this.#known = known;
    this.#packing = packing;
    this.#looks = looks;
    const bundles = bundled(offer, known);
    this.#members = bundles.map(({ members }) => members);
    this.#events = Int32Array.from(bundles, ({ members }) => members[0]);
    this.#trees = Int32Array.from(bundles, ({ members }) => members[1]);
    this.#tables = new Int32Array(bundles.length);
    this.#gatherStarts = new Int32Array(bundles.length + 1);
    const gathers: number[] = [];
    let entries = 0;
    for (const [bundle, { slots, bits }] of bundles.entries()) {
      this.#tables[bundle] = bits <= MOST_BITS ? entries : -1;
      if (bits <= MOST_BITS) {
        entries += 1 << bits;
        gathers.push(...gathersOf([...slots], packing));
      }
      this.#gatherStarts[bundle + 1] = gathers.length;
    }
    this.#gathers = Int32Array.from(gathers);
    this.#entries = new Int32Array(entries);
  }

  /**
   * Fills `taken` with what the events do in the state whose packed row is at `base`.
   *
   * @returns `false` where the tree of some event has no path for it yet
   */
  find(words: Int32Array, base: number, taken: Taken): boolean {
    const gathers = this.#gathers;
    let { steps } = taken;
    let end = 0;
    for (let bundle = 0; bundle < this.#tables.length; bundle++) {
      let entry = this.#tables[bundle];
      if (entry < 0) {
        const outcome = leafOf(this.#known, this.#trees[bundle], words, base);
        if (outcome < 0) return false;
        if (outcome === 0) continue;
        if (end + 2 > steps.length) steps = taken.grow(end + 2);
        steps[end++] = this.#events[bundle];
        steps[end++] = outcome;
        continue;
      }
      const lastGather = this.#gatherStarts[bundle + 1];
      for (let gather = this.#gatherStarts[bundle]; gather < lastGather; gather += 4) {
        const word = words[base + gathers[gather]];
        const bits = (word >>> gathers[gather + 1]) & gathers[gather + 2];
        entry += bits << gathers[gather + 3];
      }
      const known = this.#entries[entry];
      const list = known === 0 ? this.#fill(bundle, entry, this.#packing.unpack(words, base)) : known;
      if (list === 0) return false;
      const first = this.#listStarts[list];
      const last = this.#listStarts[list + 1];
      if (end + last - first > steps.length) steps = taken.grow(end + last - first);
      for (let place = first; place < last; place++) steps[end++] = this.#lists[place];
    }
    taken.end = end;
    return true;
  }

  /** Whether packed rows or the slots that events look at are others by now. */
  get isStale(): boolean {
    return this.#looks !== this.#known.looks || this.#packing !== this.#known.packing;
  }

  /**
   * Finds out what the events of a bundle do in a state, and fills an entry with it.
   *
   * @returns the list; 0 where the tree of some event has no path yet
   */
  #fill(bundle: number, entry: number, row: Row): number {
    const members = this.#members[bundle];
    const taken: number[] = [];
    for (let member = 0; member < members.length; member += 2) {
      const outcome = this.#known.find(members[member + 1], row);
      if (outcome < 0) return 0;
      if (outcome > 0) taken.push(members[member], outcome);
    }
    const list = this.#count++;
    const start = this.#listStarts[list];
    const end = start + taken.length;
    if (list + 2 > this.#listStarts.length) this.#listStarts = grown(this.#listStarts, list + 2);
    if (end > this.#lists.length) this.#lists = grown(this.#lists, end);
    this.#lists.set(taken, start);
    this.#listStarts[list + 1] = end;
    this.#entries[entry] = list;
    return list;
  }
}

interface Bundle {
  /** Pairs of event and tree. */
  readonly members: number[];
  /** What they look at. */
  readonly slots: Set<number>;
  /** How many bits that is. */
  bits: number;
}

/** Each event joins the one before it, as long as they look at few bits together. */
function bundled(offer: Int32Array, known: DecisionTrees): Bundle[] {
  const bundles: Bundle[] = [];
  let last: Bundle | null = null;
  for (let place = 0; place < offer.length; place += 2) {
    const [event, tree] = [offer[place], offer[place + 1]];
    const slots = known.slots(tree);
    const before: ReadonlySet<number> = last?.slots ?? new Set();
    const more = widthOf(
      [...slots].filter(slot => !before.has(slot)),
      known.packing,
    );
    if (last === null || last.bits + more > MOST_BITS) {
      last = { members: [], slots: new Set(), bits: 0 };
      bundles.push(last);
    }
    last.members.push(event, tree);
    for (const slot of slots) last.slots.add(slot);
    last.bits = widthOf([...last.slots], known.packing);
  }
  return bundles;
}

/** How many bits the slots have together. */
function widthOf(slots: readonly number[], { places }: Packing): number {
  return slots.reduce((bits, slot) => bits + bitsOf(places[slot]), 0);
}

/** Slots that are neighbours in a word are looked at together. */
function gathersOf(slots: readonly number[], { places }: Packing): number[] {
  const gathers: number[] = [];
  let gathered = 0;
  let word = -1;
  let end = 0;
  const sorted = slots.map(slot => places[slot]).sort((one, other) => one - other);
  for (const place of sorted) {
    const bits = bitsOf(place);
    if (wordOf(place) === word && shiftOf(place) === end) {
      const mask = gathers.length - 2;
      gathers[mask] = (gathers[mask] << bits) | maskOf(bits);
    } else {
      gathers.push(wordOf(place), shiftOf(place), maskOf(bits), gathered);
    }
    gathered += bits;
    word = wordOf(place);
    end = shiftOf(place) + bits;
  }
  return gathers;
}
