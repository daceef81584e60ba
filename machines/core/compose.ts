import { isQuestion } from '../question.ts';
import { type Arrows, type Branch, branchesOf, type Chart, type Charts, endsOf, listOf } from './chart.ts';
import type { Plugs } from './plugs.ts';

/** A chart in XState's own notation, with nothing left that is only a name. */
export interface Composed {
  readonly type?: 'final';
  readonly initial?: string;
  readonly states?: Readonly<Record<string, Composed>>;
  readonly entry?: readonly string[];
  readonly always?: readonly Branch[];
  readonly on?: Readonly<Record<string, readonly Branch[]>>;
}

/**
 * Puts in place what a chart only names: the charts of the core, and those of a design in the slots.
 *
 * - A state with `chart` or `slot` becomes a copy of that chart. Its final states lead on as `onDone` says.
 * - A slot that the design leaves empty is passed by: what leads to it leads on to where `return` leads.
 * - A branch whose guard is a question that the design does not answer is left out.
 *
 * @param id what the machine is called: final states lead on to states by their whole names, which begin with it
 * @throws Error where a name leads to no chart, or a chart has other ends than are waited for
 */
export function compose(top: Chart, charts: Charts, design: Plugs, id: string): Composed {
  const isEmpty = ({ slot }: Chart) => slot !== undefined && design[slot] === undefined;
  const isAsked = ({ guard }: Branch) => !isQuestion(guard) || design[guard] !== undefined;

  /** Arrows to states among `states`, led past the empty slots. */
  const led = (arrows: Arrows, states: Charts): Branch[] =>
    branchesOf(arrows)
      .filter(isAsked)
      .map(branch => past(branch, states));

  const past = (branch: Branch, states: Charts): Branch => {
    const state = states[branch.target ?? ''];
    if (state === undefined || !isEmpty(state)) return branch;
    const [way = {}] = branchesOf(afterEnd(state, 'return'));
    const actions = [...listOf(branch.actions), ...listOf(way.actions)];
    return past({ ...branch, ...way, ...(actions.length > 0 ? { actions } : {}) }, states);
  };

  /** The states of a chart at `path`; `leave` says where its final states lead, if it stands in another chart. */
  const within = (states: Charts, path: string, names: Charts, leave?: (end: string) => Branch[]) => {
    const copy = (name: string, state: Chart): Composed => {
      const here = `${path}.${name}`;
      const entry = state.entry === undefined ? {} : { entry: listOf(state.entry) };
      if (state.chart !== undefined || state.slot !== undefined) {
        const [chart, known] = standingIn(state, here, names);
        const goOn = (end: string) =>
          led(afterEnd(state, end), states).map(branch => ({
            ...branch,
            target: `${path}.${branch.target}`,
          }));
        return { ...entry, ...initial(chart), states: within(chart.states ?? {}, here, known, goOn) };
      }
      if (state.type === 'final')
        return leave ? { ...entry, always: leave(name) } : { ...entry, type: 'final' };
      return {
        ...entry,
        ...initial(state),
        ...(state.states && { states: within(state.states, here, names) }),
        ...(state.always && { always: led(state.always, states) }),
        ...(state.on && { on: each(state.on, arrows => led(arrows, states)) }),
      };
    };
    const filled = Object.entries(states).filter(([, state]) => !isEmpty(state));
    return Object.fromEntries(filled.map(([name, state]) => [name, copy(name, state)]));
  };

  /** The chart that stands in a state, and the charts that it may name in turn. */
  const standingIn = (state: Chart, here: string, names: Charts): [chart: Chart, names: Charts] => {
    const own = design.charts ?? {};
    const [chart, known] =
      state.slot === undefined ? [names[state.chart ?? ''], names] : [design[state.slot], own];
    if (chart === undefined) throw new Error(`${here}: there is no chart "${state.chart}"`);
    checkEnds(state, here, endsOf(chart));
    return [chart, known];
  };

  return {
    ...initial(top),
    states: within(top.states ?? {}, `#${id}`, charts),
    ...(top.on && { on: each(top.on, arrows => led(arrows, {})) }),
  };
}

/** Where a state leads when the chart in it has ended; a slot that leads to one place has one end. */
function afterEnd({ onDone = {} }: Chart, end: string): Arrows {
  return typeof onDone === 'string' ? onDone : (onDone[end] ?? []);
}

/** A design's chart need not have each end that its slot has; all other ends must be waited for, and no more. */
function checkEnds({ slot, onDone = {} }: Chart, here: string, ends: readonly string[]): void {
  if (typeof onDone === 'string' && slot === undefined) return;
  const awaited = typeof onDone === 'string' ? ['return'] : Object.keys(onDone);
  const surprising = ends.filter(end => !awaited.includes(end));
  const missing = slot === undefined ? awaited.filter(end => !ends.includes(end)) : [];
  if (surprising.length + missing.length === 0) return;
  throw new Error(
    `${here}: its chart ends in ${ends.join(' or ')}, where ${awaited.join(' or ')} is awaited`,
  );
}

function initial({ initial }: Chart): { initial?: string } {
  return initial === undefined ? {} : { initial };
}

function each<From, To>(
  record: Readonly<Record<string, From>>,
  make: (from: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, from]) => [name, make(from)]));
}
