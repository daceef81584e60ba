import type { Table, TableStep } from './machines/table.ts';

/** The plainest possible answers about tables, to compare with. All take time without measure. */

type States = ReadonlySet<number>;
type IsStep = (step: TableStep) => boolean;

export function stepsFrom(table: Table, from: number): (TableStep & { readonly to: number })[] {
  return (table[from] ?? []).flatMap((to, by) => (to === null ? [] : [{ from, by, to }]));
}

/** The states to be met on ways from `start`, `start` among them, that lead through `inside` only. */
export function reachable(table: Table, start: number, inside: (state: number) => boolean = () => true) {
  const seen = new Set([start]);
  for (const state of seen) {
    for (const { to } of stepsFrom(table, state)) if (inside(to)) seen.add(to);
  }
  return seen;
}

/** How many steps it takes from the start to each state, through `inside` only. */
export function distances(table: Table, start: number, inside: (state: number) => boolean = () => true) {
  const found = new Map([[start, 0]]);
  for (const [state, distance] of found) {
    for (const { to } of stepsFrom(table, state)) {
      if (inside(to) && !found.has(to)) found.set(to, distance + 1);
    }
  }
  return found;
}

/** Whether some continuation ends, or goes on for as many steps as there are states, and meets nothing bad. */
export function avoids(table: Table, start: number, bad: States, isBad: IsStep = () => false): boolean {
  let ends = new Set([start].filter(state => !bad.has(state)));
  for (let length = 0; length <= table.length; length++) {
    const next = new Set<number>();
    for (const state of ends) {
      const steps = stepsFrom(table, state);
      if (steps.length === 0) return true;
      for (const step of steps) if (!isBad(step) && !bad.has(step.to)) next.add(step.to);
    }
    ends = next;
  }
  return ends.size > 0;
}

/** Every set of states in which a weakly fair run can stay for ever, each of them met again and again. */
export function fairSets(table: Table, inside: (state: number) => boolean, fair: States): number[][] {
  const states = table.map((_, state) => state).filter(inside);
  return subsets(states).filter(set => isFairSet(table, set, fair));
}

function isFairSet(table: Table, set: readonly number[], fair: States): boolean {
  const isIn = (state: number) => set.includes(state);
  const steps = set.flatMap(state => stepsFrom(table, state)).filter(({ to }) => isIn(to));
  if (steps.length === 0) return false;
  if (!set.every(state => reachable(table, state, isIn).size === set.length)) return false;
  return [...fair].every(
    event =>
      set.some(state => (table[state]?.[event] ?? null) === null) || steps.some(({ by }) => by === event),
  );
}

/** Whether going round these events from `start` comes back to it and is weakly fair. */
export function isFairCycle(table: Table, start: number, events: readonly number[], fair: States): boolean {
  const states: number[] = [];
  let at = start;
  for (const event of events) {
    states.push(at);
    const to = table[at]?.[event] ?? null;
    if (to === null) return false;
    at = to;
  }
  if (at !== start || events.length === 0) return false;
  return [...fair].every(
    event => events.includes(event) || states.some(state => (table[state]?.[event] ?? null) === null),
  );
}

function subsets(states: readonly number[]): number[][] {
  const [first, ...others] = states;
  if (first === undefined) return [[]];
  return subsets(others).flatMap(set => [set, [first, ...set]]);
}
