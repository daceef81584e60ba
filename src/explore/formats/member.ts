import type { State } from '../machine/state.ts';
import { leavesOf } from './leaves.ts';
import { valueText } from './state-value.ts';

/** A part of each state that a quotient may be made by: states whose lines are equal fall together. */
export interface Member<TContext> {
  readonly name: string;
  readonly lines: (state: State<TContext>) => readonly string[];
}

/** Of any machine: `value`, the top-level members of its context, and each leaf by its path. */
export function contextMembers<TContext>(context: TContext): readonly Member<TContext>[] {
  const leaves = leavesOf(context);
  const select = (
    name: string,
    chosen: (leaf: { readonly path: string; readonly member: string }) => boolean,
  ) => ({
    name,
    lines: (state: State<TContext>) =>
      leavesOf(state.context)
        .filter(chosen)
        .map(({ path, text }) => `${path}: ${text}`),
  });
  const tops = [...new Set(leaves.map(({ member }) => member))];
  return [
    { name: 'value', lines: ({ value }) => [valueText(value)].filter(text => text !== '') },
    ...tops.map(top => select(top, ({ member }) => member === top)),
    ...leaves.map(({ path: wanted }) => select(wanted, ({ path }) => path === wanted)),
  ];
}
