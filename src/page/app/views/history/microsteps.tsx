import { useEffect, useRef } from 'preact/hooks';
import type { InsideView, MicrostepView } from '../../../../uses/step/view.ts';
import { bringInSight } from '../../in-sight.ts';

/** The transitions of the charts inside of the step: those that are taken, and those that are still to come. */
export function Microsteps({ inside: { at, microsteps } }: { readonly inside: InsideView }) {
  return (
    <ol class="microsteps" aria-label="Inside of the step">
      {microsteps.map((microstep, number) => (
        <Row
          key={number}
          microstep={microstep}
          isNewCallback={microstep.callback !== (microsteps[number - 1]?.callback ?? null)}
          same={sameNodes(microsteps[number - 1]?.nodes ?? [], microstep.nodes)}
          time={number === at - 1 ? 'now' : number < at - 1 ? 'past' : 'future'}
        />
      ))}
    </ol>
  );
}

/** How many nodes, from the outermost, are those of the microstep before; one is always told. */
function sameNodes(before: readonly string[], nodes: readonly string[]): number {
  const first = nodes.findIndex((node, place) => node !== before[place]);
  return first < 0 ? nodes.length - 1 : Math.min(first, nodes.length - 1);
}

interface RowProps {
  readonly microstep: MicrostepView;
  readonly isNewCallback: boolean;
  readonly same: number;
  readonly time: string;
}

function Row({ microstep: { nodes, callback, violations }, isNewCallback, same, time }: RowProps) {
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    return time === 'now' ? bringInSight(element.current) : undefined;
  }, [time]);
  return (
    <li
      ref={element}
      data-time={time}
      aria-current={time === 'now' ? 'step' : undefined}
      title={nodes.join(' › ')}
      style={{ paddingLeft: `${17 + 12 * same}px` }}
    >
      <code class="nodes">{nodes.slice(same).join(' › ')}</code>
      {callback !== null && isNewCallback && <code class="faint"> {callback}</code>}
      {violations.length > 0 && (
        <span class="broken"> ✕ {violations.map(({ property }) => property).join(', ')}</span>
      )}
    </li>
  );
}
