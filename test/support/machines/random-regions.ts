import fc from 'fast-check';
import { type AnyStateMachine, and, assign, not, raise, setup, stateIn } from 'xstate';
import { edit } from '../../../src/explore/index.ts';

export interface RegionContext {
  readonly x: number;
  readonly y: number;
  /** An eventless transition needs it, and puts it out: a machine comes to rest. */
  readonly isLit: boolean;
  readonly held: Readonly<Record<string, boolean>>;
}

export interface RegionEvent {
  readonly type: (typeof TYPES)[number];
  readonly who: string;
}

export const hands = ['left', 'right'] as const;

const TYPES = ['a', 'b', 'c.up', 'c.down', 'd'] as const;

export const regionEvents: readonly RegionEvent[] = TYPES.flatMap(type => hands.map(who => ({ type, who })));

const types: { context?: RegionContext; events?: RegionEvent } = {};
const base = setup({
  types,
  actions: {
    observe: (_, _seen: { readonly value: number }) => {},
    set: assign({ x: (_, { x }: { readonly x: number }) => x }),
    turn: assign({ y: ({ context }) => (context.x + context.y + 1) % 3 }),
    double: assign({ y: ({ context }) => (context.y * 2) % 3 }),
    light: assign({ isLit: true }),
    douse: assign({ isLit: false }),
    toggle: edit((draft, { who }) => {
      if (who in draft.held) draft.held[who] = !draft.held[who];
    }),
    raise: raise(({ event }) => ({ type: 'd', who: event.who })),
  },
  guards: {
    x: ({ context }, { x }: { readonly x: number }) => context.x === x,
    y: ({ context }, { y }: { readonly y: number }) => context.y !== y,
    isHeld: ({ context, event }) => context.held[event.who] === true,
    isLit: ({ context }) => context.isLit,
  },
});

type Config = NonNullable<NonNullable<Parameters<typeof base.createMachine>[0]['states']>[string]>;
/** A state as it is drawn by lot. */
interface Shape {
  readonly key: string;
  readonly isParallel: boolean;
  readonly states: readonly Shape[];
}

/** Where a state stands. */
interface Stand {
  readonly path: string;
  readonly region: number;
}

/**
 * Machines of parallel regions, some of which have regions in turn: with transitions of every state and the root, into
 * their own region and others, that enter again, raise, look at the context and, here and there, at other states.
 */
export const regionMachines = fc
  .array(fc.nat(999_999), { minLength: 300, maxLength: 300 })
  .map(numbers => new Drawing(numbers).machine());

/** A machine that is drawn by lot. */
class Drawing {
  readonly #numbers: readonly number[];
  #place = 0;
  readonly #shapes: readonly Shape[];
  readonly #stands: readonly Stand[];
  /** Whether states may look at others and raise events. */
  readonly #isStrange: boolean;
  /** The region that has eventless transitions; in some machines there is none. */
  readonly #eventless: number;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
    // The order of the chart is not that of the alphabet.
    this.#shapes = Array.from({ length: 2 + this.#lot(3) }, (_, region) => this.#shape(0, `r${9 - region}`));
    this.#stands = this.#shapes.flatMap((shape, region) => standsOf(shape, region, 'm'));
    this.#isStrange = this.#lot(6) === 0;
    this.#eventless = this.#lot(4);
  }

  machine(): AnyStateMachine {
    const held = Object.fromEntries(hands.map(hand => [hand, false]));
    return base.createMachine({
      id: 'm',
      type: 'parallel',
      context: { x: 0, y: 0, isLit: false, held },
      states: Object.fromEntries(
        this.#shapes.map((shape, region) => [shape.key, this.#state(shape, region)]),
      ),
      on: this.#lot(3) === 0 ? this.#answers(null, 2) : {},
    });
  }

  /** A number below another. */
  #lot(below: number): number {
    return (this.#numbers[this.#place++ % this.#numbers.length] ?? 0) % below;
  }

  #any<T>(list: readonly T[]): T {
    const found = list[this.#lot(list.length)];
    if (found === undefined) throw new Error('there is none to choose');
    return found;
  }

  #shape(depth: number, key: string): Shape {
    const isParallel = depth < 2 && this.#lot(5) === 0;
    const least = depth === 0 || isParallel || (depth < 3 && this.#lot(3) === 0) ? 2 : 0;
    const count = least === 0 ? 0 : least + this.#lot(2);
    const states = ['c', 'b', 'a'].slice(0, count).map(letter => this.#shape(depth + 1, `${key}${letter}`));
    return { key, isParallel: isParallel && count > 0, states };
  }

  #state({ isParallel, states }: Shape, region: number): Config {
    const hasAlways = (region === this.#eventless || this.#isStrange) && this.#lot(4) === 0;
    const [first] = states;
    return {
      ...(first === undefined ? {} : isParallel ? { type: 'parallel' } : { initial: first.key }),
      states: Object.fromEntries(states.map(below => [below.key, this.#state(below, region)])),
      on: this.#answers(region, 4),
      entry: this.#lot(4) === 0 ? this.#changes() : [],
      exit: this.#lot(4) === 0 ? this.#changes() : [],
      ...(this.#lot(3) === 0 ? { tags: [`t${this.#lot(2)}`] } : {}),
      ...(hasAlways
        ? { always: { guard: 'isLit', target: this.#target(region), actions: ['douse', ...this.#changes()] } }
        : {}),
    };
  }

  #answers(region: number | null, most: number) {
    const keys = Array.from({ length: this.#lot(most) }, () => this.#any([...TYPES, ...TYPES, '*', 'c.*']));
    return Object.fromEntries(
      keys.map(key => [
        key,
        this.#lot(9) === 0
          ? {}
          : Array.from({ length: 1 + this.#lot(2) }, () => this.#transition(key, region)),
      ]),
    );
  }

  #transition(type: string, region: number | null) {
    const raises = this.#isStrange && type !== 'd' && type !== '*' && this.#lot(5) === 0;
    return {
      ...(this.#lot(6) > 0 ? { target: this.#target(this.#lot(15) === 0 ? null : region) } : {}),
      ...(this.#lot(5) === 0 ? { reenter: true } : {}),
      ...this.#guard(),
      actions: [
        ...this.#changes(),
        ...(this.#lot(3) === 0 ? (['light'] as const) : []),
        ...(this.#lot(4) === 0 ? [{ type: 'observe', params: { value: this.#lot(3) } } as const] : []),
        ...(raises ? (['raise'] as const) : []),
      ],
    };
  }

  #target(region: number | null): string {
    const stands = this.#stands.filter(stand => region === null || stand.region === region);
    return `#${this.#any(stands).path}`;
  }

  /** None of them lights: what is entered and left by an eventless transition must not start it again. */
  #changes() {
    const x = { type: 'set', params: { x: this.#lot(2) } } as const;
    return this.#lot(2) === 0 ? [] : [this.#any([x, 'turn', 'double', 'toggle'] as const)];
  }

  #guard() {
    const x = { type: 'x', params: { x: this.#lot(2) } } as const;
    const y = { type: 'y', params: { y: this.#lot(3) } } as const;
    const lot = this.#lot(10);
    if (lot < 3) return { guard: this.#any([x, y, 'isHeld'] as const) };
    if (lot === 3) return { guard: and([not(x), y]) };
    if (lot === 4 && this.#isStrange) return { guard: not(stateIn(this.#target(null))) };
    return {};
  }
}

function standsOf({ key, states }: Shape, region: number, above: string): Stand[] {
  const path = `${above}.${key}`;
  return [{ path, region }, ...states.flatMap(below => standsOf(below, region, path))];
}
