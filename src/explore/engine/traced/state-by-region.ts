import { matchesState, type StateValue } from 'xstate';
import { canonicalJson } from '../../machine/canonical-json.ts';
import { snapshotOf } from '../../machine/configuration.ts';
import type { Snapshot } from '../../machine/machine-steps.ts';
import type { Regions } from '../../machine/regions.ts';
import type { Looks } from '../../machine/seen-state.ts';
import type { State } from '../../machine/state.ts';
import type { Row } from '../rows/packing.ts';
import type { StateSlots, Surroundings } from './state-slots.ts';

/** A slot for each region of a machine whose regions go on by themselves. There is no rest. */
export class StateByRegion implements StateSlots {
  readonly #regions: Regions;
  readonly #around: Surroundings;
  /** By place and number. */
  readonly #values: StateValue[][];
  readonly #tags: ReadonlySet<string>[][];

  constructor(regions: Regions, around: Surroundings) {
    this.#regions = regions;
    this.#around = around;
    this.#values = regions.all.map(() => []);
    this.#tags = regions.all.map(() => []);
  }

  static names({ all }: Regions): readonly string[] {
    return all.map(({ key }) => `the state value of "${key}"`);
  }

  numbersOf({ value, _nodes: nodes }: Snapshot): readonly number[] {
    return this.#regions.all.map(({ key }, place) => {
      const below = typeof value === 'string' ? undefined : value[key];
      if (below === undefined) throw new RangeError(`The state value has no region "${key}".`);
      const number = this.#around.interner.id(this.#slot(place), canonicalJson(below));
      this.#values[place][number] ??= below;
      this.#tags[place][number] ??= new Set(nodes.flatMap(({ path, tags }) => (path[0] === key ? tags : [])));
      return number;
    });
  }

  leavesOf({ value }: State<unknown>): readonly string[] | null {
    if (typeof value === 'string') return null;
    const { all } = this.#regions;
    const values = all.flatMap(({ key }) => value[key] ?? []);
    const isWhole = values.length === all.length && Object.keys(value).length === all.length;
    return isWhole ? values.map(canonicalJson) : null;
  }

  lookFor(type: string): void {
    for (const place of this.#regions.concernedBy(type)) this.#look(place);
  }

  /** Made anew each time: there may be as many as states. */
  snapshotOf(row: Row): Snapshot {
    const { machine, context } = this.#around.initial;
    const value = this.#regions.all.map(({ key }, place): [string, StateValue] => [
      key,
      this.#values[place][row[this.#slot(place)]],
    ]);
    return snapshotOf(machine, { value: Object.fromEntries(value), context }, { history: {}, order: [] });
  }

  looksAt(): Looks {
    // The state is active: there is no final one.
    const initial = () => this.#around.initial;
    return { value: () => this.#value, tags: () => this.#tagged, status: initial, rest: initial };
  }

  get #value(): Pick<Snapshot, 'value' | 'matches'> {
    const value: StateValue = {};
    for (const [place, { key }] of this.#regions.all.entries())
      Object.defineProperty(value, key, {
        enumerable: true,
        get: () => this.#values[place][this.#look(place)],
      });
    return { value, matches: tested => matchesState(tested, value) };
  }

  get #tagged(): Pick<Snapshot, 'tags' | 'hasTag'> {
    const { all } = this.#regions;
    const { tags } = this.#around.initial.machine.root;
    const tagsOf = (place: number) => this.#tags[place][this.#look(place)];
    const hasTag = (tag: string) =>
      tags.includes(tag) || all.some((region, place) => region.tags.has(tag) && tagsOf(place).has(tag));
    return {
      get tags() {
        return new Set([...tags, ...all.flatMap((_, place) => [...tagsOf(place)])]);
      },
      hasTag,
    };
  }

  #look(place: number): number {
    return this.#around.trace.look(this.#slot(place));
  }

  #slot(place: number): number {
    return this.#around.first + place;
  }
}
