import type { BoxTold, GraphTold } from '../../../graph.ts';
import { openOrClose } from './open.ts';

interface DetailsProps {
  readonly graph: GraphTold;
  readonly box: BoxTold;
  pick(box: BoxTold): void;
  /** By a shortest history to the state of that number. */
  go(state: number): void;
}

/** What the states of a box have in common, and where one gets to from there. */
export function Details({ graph, box, pick, go }: DetailsProps) {
  const { lines, around, states, first, depth, broken, midway, canOpen, inside } = box;
  const place = graph.boxes.indexOf(box);
  const next = graph.arrows.filter(({ from, to }) => from === place && to !== place);
  return (
    <section class="details" aria-label="The box">
      <div class="title">
        <h2 class="mono">{states === 1 ? `state ${first}` : `${states.toLocaleString('en')} states`}</h2>
        <span class="soft">
          {depth === 0
            ? 'the start'
            : depth === 1
              ? '1 step from the start'
              : `${depth} steps from the start`}
          {midway !== null &&
            (midway === states
              ? ', a transition runs'
              : midway > 0
                ? `, in ${midway} a transition runs`
                : ', at rest')}
        </span>
        <span class="buttons">
          {canOpen && (
            <button type="button" onClick={() => openOrClose(box)}>
              Open <kbd>Space</kbd>
            </button>
          )}
          {!canOpen && inside.length > 0 && (
            <button type="button" onClick={() => openOrClose(box)}>
              Close <kbd>Space</kbd>
            </button>
          )}
          <button type="button" onClick={() => go(first)} title="By a shortest history">
            Go there <kbd>Enter</kbd>
          </button>
        </span>
      </div>
      {broken.map(({ property, states: some }) => (
        <p key={property} class="broken">
          ✕ <code>{property}</code>
          {some < states && ` in ${some}`}
        </p>
      ))}
      <ul class="facts">
        {[...around, ...lines].map((line, number) => (
          <li key={`${number} ${line}`}>{line}</li>
        ))}
      </ul>
      {next.length > 0 && (
        <ul class="ways" aria-label="From here">
          {next.map(({ to, events }) => {
            const target = graph.boxes[to];
            return target === undefined ? null : (
              <li key={to}>
                <button type="button" class="bare" onClick={() => pick(target)}>
                  <code>{events.join(', ')}</code>{' '}
                  <span class="faint">
                    → {target.states === 1 ? target.first : `${target.states.toLocaleString('en')} states`}
                  </span>
                  {target.broken.length > 0 && <span class="broken">✕</span>}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
