import type { Composed } from '../../machines/core/compose.ts';
import { wordsIn } from '../../machines/core/words-in.ts';
import { actionsOf, guardsOf } from '../../machines/words/index.ts';
import type { Actions, Guards } from '../../machines/words/word.ts';

/** The words of a chart that say of what they speak, such as `shadowExists(ID)`, each made from that. */
export function spokenIn(chart: Composed): { readonly guards: Guards; readonly actions: Actions } {
  const { guards, actions } = wordsIn(chart);
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
