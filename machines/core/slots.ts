import type { Branch, Chart } from './chart.ts';

/**
 * The chart without the slots that a design leaves empty: states that wait for the end of a chart which is not
 * there. An arrow to one leads on to where it leads when nothing has failed, which is its last.
 */
export function withoutEmptySlots<Guard extends string, Action extends string>(
  chart: Chart<Guard, Action>,
): Chart<Guard, Action> {
  const states = Object.entries(chart.states ?? {});
  const onward = new Map<string, Branch<Guard, Action>>();
  for (const [name, { states: filled, onDone }] of states) {
    const last = branches(onDone).at(-1);
    if (filled === undefined && last !== undefined) onward.set(name, last);
  }
  const past = (branch: Branch<Guard, Action>): Branch<Guard, Action> => {
    const way = onward.get(branch.target ?? '');
    if (way === undefined) return branch;
    const actions = [...list(branch.actions), ...list(way.actions)];
    return past({ ...branch, ...way, ...(actions.length > 0 ? { actions } : {}) });
  };
  const led = (arrows: string | readonly Branch<Guard, Action>[]) => branches(arrows).map(past);
  return {
    ...chart,
    states: Object.fromEntries(
      states
        .filter(([name]) => !onward.has(name))
        .map(([name, { always, onDone, ...state }]) => [
          name,
          {
            ...state,
            ...(always === undefined ? {} : { always: led(always) }),
            ...(onDone === undefined ? {} : { onDone: led(onDone) }),
          },
        ]),
    ),
  };
}

function branches<Guard extends string, Action extends string>(
  arrows: string | readonly Branch<Guard, Action>[] = [],
): readonly Branch<Guard, Action>[] {
  return typeof arrows === 'string' ? [{ target: arrows }] : arrows;
}

function list<T extends string>(actions: T | readonly T[] = []): readonly T[] {
  return typeof actions === 'string' ? [actions] : actions;
}
