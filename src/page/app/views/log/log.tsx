import { useEffect, useRef } from 'preact/hooks';
import type { PlaceView, StepView } from '../../../../uses/step/view.ts';
import { jump } from '../../hand.ts';
import { Lane } from './lane.tsx';
import './log.css';
import { bringInSight } from '../../in-sight.ts';

/** The kernel log up to here, by the steps that wrote it; what is undone is still to come. */
export function Log({ view }: { readonly view: PlaceView }) {
  const { path, place } = view;
  return (
    <div class="log-view">
      <div class="head">
        <h2>Log</h2>
        <span class="faint">dmesg</span>
      </div>
      <Lane view={view} />
      <ol class="log">
        {path.map((step, at) => (
          <Lines key={at} step={step} number={at + 1} place={place} />
        ))}
        {place === 0 && path.length === 0 && <li class="faint none">nothing has been printed yet</li>}
      </ol>
    </div>
  );
}

interface LinesProps {
  readonly step: StepView;
  readonly number: number;
  readonly place: number;
}

function Lines({ step, number, place }: LinesProps) {
  const element = useRef<HTMLLIElement>(null);
  const time = number === place ? 'now' : number < place ? 'past' : 'future';
  useEffect(() => {
    return time === 'now' ? bringInSight(element.current) : undefined;
  }, [time]);
  return (
    <li ref={element} data-time={time}>
      <button type="button" class="by mono" tabIndex={-1} onClick={() => jump(number)}>
        {number}
      </button>
      <pre>
        {step.log.length === 0 ? (
          <span class="faint">({step.line}: nothing printed)</span>
        ) : (
          step.log.join('\n')
        )}
      </pre>
    </li>
  );
}
