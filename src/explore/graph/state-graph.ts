import type { Space } from '../engine/space.ts';
import type { State } from '../machine/state.ts';

/** What a walk has found: states, numbered in order of discovery from the initial one, and what leads where. */
export interface StateGraph<TContext, TEvent> {
  readonly states: number;
  readonly transitions: number;
  /** `false`: the walk ended before every state was expanded. Some states lack edges. */
  readonly closed: boolean;
  /** The transitions, by the states that they lead out of. Each call goes through all of them again. */
  edges(): Iterable<Edge<TEvent>>;
  /**
   * The number of a state.
   *
   * @returns `null`: it was not found
   * @throws an Error that names the path where the context has another shape
   */
  find(state: State<TContext & object>): number | null;
  /** A state as plain data, made anew at each call. */
  state(number: number): State<TContext>;
}

export interface Edge<TEvent> {
  readonly from: number;
  readonly event: TEvent;
  readonly to: number;
}

/**
 * The graph of a walk that is over. Edges are not kept: each state is expanded again when it is its turn, which
 * takes no memory and, in a traced space, no run of the machine.
 *
 * @param isEnd whether the walk does not go on from a state
 * @param transitions how many the walk took; the last state may have been left in the middle
 */
export function stateGraph<TContext, TEvent>(
  space: Space<TContext>,
  isEnd: (state: number) => boolean,
  events: readonly TEvent[],
  { transitions, closed }: { readonly transitions: number; readonly closed: boolean },
): StateGraph<TContext, TEvent> {
  const states = space.size;
  return {
    states,
    transitions,
    closed,
    *edges() {
      let left = transitions;
      for (let from = 0; left > 0; from++) {
        if (isEnd(from)) continue;
        const found: { readonly to: number; readonly place: number }[] = [];
        space.expand(from, Number.POSITIVE_INFINITY, { add: (to, place) => found.push({ to, place }) });
        for (const { to, place } of found.slice(0, left)) {
          const event = events[place];
          if (event === undefined) throw new RangeError(`There is no event ${place}.`);
          yield { from, event, to };
        }
        left -= found.length;
      }
    },
    find: state => space.find(state),
    state(number) {
      if (!(number >= 0 && number < states)) throw new RangeError(`There is no state ${number}.`);
      return space.state(number);
    },
  };
}
