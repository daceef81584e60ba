import { listOf } from '../../machines/core/chart.ts';
import type { Composed } from '../../machines/core/compose.ts';
import { actionsOf, guardsOf } from '../../machines/words/index.ts';
import type { Actions, Guards } from '../../machines/words/word.ts';

/** The words of a chart that say of what they speak, such as `shadowExists(ID)`, each made from that. */
export function spokenIn(chart: Composed): { readonly guards: Guards; readonly actions: Actions } {
  const guards = new Set<string>();
  const actions = new Set<string>();
  const look = ({ entry, always = [], states = {} }: Composed): void => {
    for (const action of entry ?? []) actions.add(action);
    for (const branch of always) {
      if (branch.guard !== undefined) guards.add(branch.guard);
      for (const action of listOf(branch.actions)) actions.add(action);
    }
    for (const state of Object.values(states)) look(state);
  };
  look(chart);
  return { guards: made(guards, guardsOf), actions: made(actions, actionsOf) };
}

function made<Word>(
  names: Iterable<string>,
  makers: Readonly<Record<string, (of: string) => Word>>,
): Record<string, Word> {
  return Object.fromEntries(
    [...names].flatMap(name => {
      const [, word = '', of = ''] = /^(\w+)\((.*)\)$/s.exec(name) ?? [];
      const make = Object.hasOwn(makers, word) ? makers[word] : undefined;
      return make === undefined ? [] : [[name, make(of)] as const];
    }),
  );
}
