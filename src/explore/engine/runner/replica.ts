import { KINDS, readJournal } from '../crew/journal.ts';
import { Packing } from '../rows/packing.ts';
import { DecisionTrees, leafOf } from '../traced/decision-tree.ts';
import { Offers } from '../traced/offers.ts';
import { Outcomes } from '../traced/outcomes.ts';
import type { Taken } from '../traced/taken.ts';

/** What the walk has learned so far, by the same numbers: it does the same in the same order. It runs no machine. */
export class Replica {
  /** What they show beside their alarms is nobody's concern here. */
  readonly outcomes = new Outcomes(true);
  readonly #trees = new DecisionTrees(new Packing([]));
  readonly #offered = new DecisionTrees(new Packing([]));
  readonly #offer = this.#offered.plant();
  readonly #offers = new Offers(this.#trees);
  readonly #isFixed: boolean;

  /** @param isFixed whether the first offer is made in every state */
  constructor(isFixed: boolean) {
    this.#isFixed = isFixed;
  }

  learn(journal: Int32Array): void {
    readJournal(journal, (kind, numbers) => {
      const [first = 0, second = 0] = numbers;
      switch (kind) {
        case KINDS.tree:
          this.#trees.plant();
          break;
        case KINDS.offer:
          this.#offers.add(numbers);
          break;
        case KINDS.outcome:
        case KINDS.alarmedOutcome:
          // Its number tells it apart from those that only show something else.
          this.outcomes.add(numbers, [this.outcomes.size], kind === KINDS.outcome ? [] : [0]);
          break;
        case KINDS.path:
          this.#insert(this.#trees, first, second, numbers.slice(2));
          break;
        case KINDS.offered:
          this.#insert(this.#offered, this.#offer, first, numbers.slice(1));
          break;
      }
    });
  }

  /** To be called before packed rows are looked at: something was learned, or they are packed in another way. */
  fit(packing: Packing): void {
    this.#trees.packing = packing;
    this.#offered.packing = packing;
    this.outcomes.pack(packing);
  }

  /** What is taken in the state whose packed row is at `base`, until the next call; `null`: that was not learned. */
  taken(words: Int32Array, base: number): Taken | null {
    const offer = this.#isFixed ? 0 : leafOf(this.#offered, this.#offer, words, base);
    return this.#offers.taken(offer, words, base);
  }

  /** @param looks pairs of slot and value */
  #insert(trees: DecisionTrees, tree: number, leaf: number, looks: readonly number[]): void {
    const slots = looks.filter((_, place) => place % 2 === 0);
    // All of the row that the path looks at.
    const row = new Uint16Array(Math.max(0, ...slots) + 1);
    for (const [place, slot] of slots.entries()) row[slot] = looks[2 * place + 1];
    trees.insert(tree, slots, row, leaf);
  }
}
