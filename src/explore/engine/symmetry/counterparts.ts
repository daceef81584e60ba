import type { Symmetry } from './symmetry.ts';

/**
 * Those of the events that have no counterpart under other names among the rest of `all`.
 *
 * @param told what there is to an event; by default, the event
 */
export function withoutCounterpart<TEvent>(
  events: readonly TEvent[],
  all: readonly TEvent[],
  names: Symmetry,
  told: (event: TEvent) => unknown = event => event,
): TEvent[] {
  if (names.groups.length === 0) return [...events];
  const given = new Set(events);
  const others = new Set(all.filter(event => !given.has(event)).map(event => kindOf(told(event), names)));
  return events.filter(event => !others.has(kindOf(told(event), names)));
}

/** Equal for events that differ in alike names alone. */
function kindOf(event: unknown, names: Symmetry): string {
  return JSON.stringify(event, (_, value: unknown) =>
    typeof value === 'string' ? kindOfText(value, names) : value,
  );
}

function kindOfText(text: string, names: Symmetry): string {
  const parts = text.split('/').map(part => {
    const group = names.groupOf(part);
    // No name begins with this sign.
    return group === undefined ? part : `\0${group}`;
  });
  return parts.join('/');
}
