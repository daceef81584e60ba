import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { PathStep, PathView } from '../../../path-view.ts';
import { jump } from '../../hand.ts';
import { bringInSight } from '../../in-sight.ts';

interface PathProps {
  readonly view: PathView;
  /** What is said of the place before the first step. */
  readonly start: string;
  /** What stands beside a step, and below it. */
  beside?(at: number): ComponentChildren;
  below(at: number): ComponentChildren;
  readonly children?: ComponentChildren;
}

/** The steps, the undone ones in grey; below the one where we stand, what it did. */
export function Path({ view: { path, place }, start, beside, below, children }: PathProps) {
  return (
    <div class="steps">
      <ol aria-label="Path">
        <Row number={0} place={place}>
          <span class="soft">{start}</span>
        </Row>
        {path.map((step, at) => (
          <Row key={at} number={at + 1} place={place} below={below(at)}>
            <code class="what">{step.line}</code>
            {beside?.(at)}
            <Broken step={step} />
          </Row>
        ))}
      </ol>
      {children}
    </div>
  );
}

interface RowProps {
  readonly number: number;
  readonly place: number;
  readonly below?: ComponentChildren;
  readonly children: ComponentChildren;
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

function Broken({ step: { violations } }: { readonly step: PathStep }) {
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
