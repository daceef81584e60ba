import { useEffect, useRef } from 'preact/hooks';
import type { PlaceView, StepView } from '../../../../uses/step/view.ts';
import { jump } from '../../act.ts';
import { bringInSight } from '../../in-sight.ts';
import { Forks } from './forks.tsx';
import { Microsteps } from './microsteps.tsx';

/** The steps, the undone ones in grey; below the one where we stand, what it did. */
export function Path({ view }: { readonly view: PlaceView }) {
  const { path, place, inside } = view;
  return (
    <div class="steps">
      <ol aria-label="Path">
        <Row number={0} place={place}>
          <span class="soft">before the first livepatch</span>
        </Row>
        {path.map((step, at) => (
          <Row
            key={at}
            number={at + 1}
            place={place}
            step={step}
            below={
              inside !== null && at === place ? (
                <Microsteps inside={inside} />
              ) : at + 1 === place ? (
                <Below step={step} />
              ) : null
            }
          >
            <code class="what">{step.line}</code>
            {step.at > 0 && <span class="at mono">{step.at} s</span>}
            {step.result === 'stuck' && <code class="result">waits for ever</code>}
            <Broken step={step} />
          </Row>
        ))}
      </ol>
      <Forks view={view} />
    </div>
  );
}

interface RowProps {
  readonly number: number;
  readonly place: number;
  readonly step?: StepView;
  readonly below?: preact.ComponentChildren;
  readonly children: preact.ComponentChildren;
}

function Row({ number, place, below, children }: RowProps) {
  const element = useRef<HTMLLIElement>(null);
  const isHere = number === place;
  useEffect(() => {
    return isHere ? bringInSight(element.current) : undefined;
  }, [isHere]);
  return (
    <li ref={element} class="step" data-time={isHere ? 'now' : number < place ? 'past' : 'future'}>
      <button
        type="button"
        class="row"
        aria-current={isHere ? 'step' : undefined}
        onClick={() => jump(number)}
      >
        <span class="number mono">{number}</span>
        {children}
      </button>
      {below}
    </li>
  );
}

function Broken({ step: { violations } }: { readonly step: StepView }) {
  const [first] = violations;
  if (first === undefined) return null;
  const names = [...new Set(violations.map(({ property }) => property))];
  return (
    <span class="breaks" title={names.join(', ')}>
      <span aria-hidden="true">✕</span> <span class="unseen">breaks </span>
      {first.property}
      {names.length > 1 && ` +${names.length - 1}`}
    </span>
  );
}

function Below({ step }: { readonly step: StepView }) {
  const { callbacks, changes, reasons } = step;
  if (callbacks.length + changes.length + reasons.length === 0)
    return <p class="did faint">nothing changed</p>;
  return (
    <ul class="did">
      {callbacks.map((callback, at) => (
        <li key={`callback ${at}`} class="called">
          <code>{callback}</code>
        </li>
      ))}
      {[...changes, ...reasons].map(text => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
