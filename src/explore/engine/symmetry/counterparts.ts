import { dataText } from '../../machine/data-text.ts';
import { Symmetry } from './symmetry.ts';

/**
 * Those of the events that have no counterpart under other names among the rest of `all`.
 *
 * @param groups of names that may be exchanged
 * @param describe what there is to an event; by default, the event
 */
export function withoutCounterpart<TEvent>(
  events: readonly TEvent[],
  all: readonly TEvent[],
  groups: readonly (readonly string[])[],
  describe: (event: TEvent) => unknown = event => event,
): TEvent[] {
  if (groups.length === 0) return [...events];
  const symmetry = new Symmetry(groups);
  const given = new Set(events);
  const others = new Set(
    all.filter(event => !given.has(event)).map(event => kindOf(describe(event), symmetry)),
  );
  return events.filter(event => !others.has(kindOf(describe(event), symmetry)));
}

/** Equal for events that differ in symmetric names alone. */
function kindOf(event: unknown, symmetry: Symmetry): string {
  return dataText(event, text => kindOfText(text, symmetry));
}

function kindOfText(text: string, symmetry: Symmetry): string {
  const group = symmetry.groupOf(text);
  // No name begins with this sign.
  return group === undefined ? text : `\0${group}`;
}
