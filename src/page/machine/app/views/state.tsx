import type { MachineView } from '../../protocol.ts';

/** Where the chart is, and the context; what the last event has changed is marked. */
export function State({ view: { stand, place } }: { readonly view: MachineView }) {
  const { active, entered, facts, actors, end } = stand;
  return (
    <div class="state-view">
      <div class="head">
        <h2>State</h2>
        <span class="mono faint">{stand.state}</span>
        {end !== null && <span class="end about">{end}</span>}
      </div>
      <ul class="active" aria-label="Where the chart is">
        {active.length === 0 && <li class="faint">the chart has no states</li>}
        {active.map(path => (
          <li key={path.join('.')}>
            {path.map((name, depth) => (
              <span key={depth}>
                {depth > 0 && (
                  <span class="faint" aria-hidden="true">
                    {' '}
                    ›{' '}
                  </span>
                )}
                <code
                  class="mono"
                  data-innermost={depth === path.length - 1}
                  data-changed={entered.includes(path.slice(0, depth + 1).join('.'))}
                >
                  {name}
                </code>
              </span>
            ))}
          </li>
        ))}
      </ul>
      <Facts heading="Context" facts={facts} place={place} />
      <Facts heading="Actors" facts={actors} place={place} />
    </div>
  );
}

interface FactsProps {
  readonly heading: string;
  readonly facts: MachineView['stand']['facts'];
  readonly place: number;
}

function Facts({ heading, facts, place }: FactsProps) {
  if (facts.length === 0) return null;
  return (
    <>
      <h3>{heading}</h3>
      <dl class="facts">
        {facts.map(({ path, now, before }) => {
          const isChanged = place > 0 && before !== now;
          return (
            <div key={path} data-changed={isChanged}>
              <dt class="mono">{path}</dt>
              <dd class="mono">
                {isChanged && before !== null && <s class="faint">{before}</s>} {now}
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}
