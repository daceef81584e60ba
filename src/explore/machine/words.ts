import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { type Actions, actionsOf, transitionsOf } from './chart-parts.ts';
import { isShared } from './derived.ts';
import { nodesOf } from './state-nodes.ts';

/** A guard or an action, as XState has it in a chart. */
export interface Word {
  readonly type: string;
  readonly params: unknown;
}

/** The names of the guards and actions of a chart. */
interface Words {
  readonly guards: ReadonlySet<string>;
  readonly actions: ReadonlySet<string>;
}

/** @returns `null`: not all of them are names with parameters that are always the same */
export function wordsOf(machine: AnyStateMachine): Words | null {
  const { root } = machine;
  const words = known.get(root) ?? listedIn(nodesOf(root));
  if (words !== null && isShared(machine)) known.set(root, words);
  return words;
}

const known = new WeakMap<AnyStateNode, Words>();

function listedIn(nodes: readonly AnyStateNode[]): Words | null {
  const guards = nodes
    .flatMap(transitionsOf)
    .flatMap(({ guard }) => (guard === undefined ? [] : [nameOf(guard)]));
  const actions = nodes.flatMap(actionsOf).flatMap(list => list.map(nameOf));
  if (guards.includes(null) || actions.includes(null)) return null;
  return { guards: new Set(guards.filter(isName)), actions: new Set(actions.filter(isName)) };
}

/** @returns `null`: it is written in its place, or its parameters are made when it is asked */
function nameOf(word: Actions[number] | NonNullable<AnyStateNode['always']>[number]['guard']): string | null {
  if (typeof word === 'string') return word;
  if (typeof word !== 'object' || typeof word.type !== 'string') return null;
  return 'params' in word && typeof word.params === 'function' ? null : word.type;
}

function isName(name: string | null): name is string {
  return name !== null;
}
