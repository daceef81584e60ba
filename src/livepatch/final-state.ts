import type { Context } from '../../machines/context.ts';
import type { Value } from '../../machines/value.ts';
import { ownerText } from '../../machines/words/owner.ts';

/** The system at the end, in the words of a scenario's `expect`. */
export interface FinalState {
  readonly enabled: readonly string[];
  readonly features: Readonly<Record<string, { readonly version: number; readonly owner: string }>>;
  readonly effects: Readonly<Record<string, number>>;
  /** Left out: the world has none. */
  readonly settings?: Readonly<Record<string, Value>>;
}

export function finalState({ klp, livepatches, features, effects, settings }: Context): FinalState {
  const registered = Object.entries(features).flatMap(([id, { version, owner }]) => {
    const text = ownerText(owner);
    return text === null ? [] : [[id, { version, owner: text }] as const];
  });
  return {
    enabled: klp.patches.filter(patch => patch !== null && livepatches[patch]?.enabled).map(String),
    features: Object.fromEntries(registered),
    effects: { ...effects },
    ...(settings === undefined
      ? {}
      : {
          settings: Object.fromEntries(Object.entries(settings).map(([name, { value }]) => [name, value])),
        }),
  };
}
