import type { ReachTold } from '../../../told.ts';
import { picked, reach } from '../../store.ts';

interface ReachProps {
  /** Of the choice, in the list. */
  readonly place: number;
}

/** How far the property is that is looked at, or else the nearest violation. */
export function Ahead({ place }: ReachProps) {
  const ahead = reach.value.choices[place] ?? null;
  const [first] = far(ahead);
  if (ahead === null) return null;
  if (first === undefined) return <span class="reach faint">no violation ahead</span>;
  const wanted = picked.value === null ? undefined : far(ahead).find(([name]) => name === picked.value);
  const [property, steps] = wanted ?? first;
  const isDoomed = ahead.doomed.some(name => name === property);
  return (
    <span
      class={isDoomed ? 'reach about' : 'reach'}
      title={isDoomed ? 'cannot be avoided any more' : undefined}
    >
      {isDoomed && '! '}
      {property} <span class="mono">+{steps}</span>
    </span>
  );
}

/** How far each violation would be after the chosen step. */
export function Distances({ place }: ReachProps) {
  const ahead = reach.value.choices[place] ?? null;
  const all = far(ahead);
  if (all.length < 2) return null;
  return (
    <span class="distances">
      {all.map(([name, steps]) => (
        <span key={name} class={ahead?.doomed.some(doomed => doomed === name) ? 'about' : ''}>
          {name} <span class="mono">+{steps}</span>
        </span>
      ))}
    </span>
  );
}

/** The nearest first. */
function far(reach: ReachTold | null): [string, number][] {
  return Object.entries(reach?.distance ?? {}).sort(([, one], [, other]) => one - other);
}
