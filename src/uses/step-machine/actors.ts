import type { StateValue } from 'xstate';
import { valueText } from '../../explore/index.ts';

/** What of the rest of a state tells where its actors are, as `explore` writes it. */
interface Rest {
  readonly children?: Children;
}
type Children = Readonly<Record<string, Child>>;
/** One that is not walked is there by its source, or has ended. */
type Child =
  | string
  | null
  | { readonly value: StateValue; readonly context?: object; readonly children?: Children };

/** The actors that are walked together with a machine, by their ids: where the chart of each is, and its context. */
export function actorsIn(rest: string | undefined): Readonly<Record<string, object>> {
  const { children = {} }: Rest = rest === undefined || rest === '' ? {} : JSON.parse(rest);
  return walkedOf(children);
}

function walkedOf(children: Children): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(children).flatMap(([id, child]) => {
      if (child === null || typeof child === 'string') return [];
      const { value, context = {}, children: inner = {} } = child;
      const actors = walkedOf(inner);
      return [
        [
          id,
          {
            state: valueText(value),
            ...(Object.keys(context).length === 0 ? {} : { context }),
            ...(Object.keys(actors).length === 0 ? {} : { actors }),
          },
        ],
      ];
    }),
  );
}
