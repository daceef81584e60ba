import { count } from '../../../../show/text/count.ts';
import type { EndView, MachineView, VerdictView } from '../../protocol.ts';
import { goTo } from '../ask.ts';

/** What the walk has found out: where the machine is stuck or fails, and what it never does. */
export function Properties({ view: { findings, walk } }: { readonly view: MachineView }) {
  const { verdicts, ends, covered } = findings;
  return (
    <div class="findings-view">
      <div class="head">
        <h2>Properties</h2>
        {walk.why !== null && <span class="about">as far as it was walked</span>}
      </div>
      {verdicts.length > 0 && (
        <ul class="ends" aria-label="Properties of the machine's own">
          {verdicts.map(verdict => (
            <Judged key={verdict.property} verdict={verdict} />
          ))}
        </ul>
      )}
      {ends.length === 0 ? (
        <p class="fine">
          <span aria-hidden="true">◇</span> no dead ends, no failures
        </p>
      ) : (
        <ul class="ends" aria-label="Where it ends">
          {ends.map(end => (
            <End key={`${end.what} ${end.first}`} end={end} />
          ))}
        </ul>
      )}
      {covered?.map(({ what, cover: { visited, possible, missing } }) => (
        <section key={what} class="covered" aria-label={what}>
          <p>
            <span>{what}</span>
            <span class="mono" data-whole={visited === possible}>
              {visited} of {possible}
            </span>
          </p>
          {missing.length > 0 && (
            <ul>
              {missing.map(name => (
                <li key={name}>
                  <code>{name}</code>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}

function End({ end: { what, place, states, first, events } }: { readonly end: EndView }) {
  return (
    <li>
      <button type="button" class="row" onClick={() => goTo(first)} title="Go there by a shortest way">
        <span class="broken">✕ {what}</span> <code>{place}</code>
        <span class="soft">
          {states > 1 && `${count(states, 'state')}, `}
          after {count(events, 'event')}
        </span>
      </button>
    </li>
  );
}

function Judged({ verdict: { property, verdict, violated, events } }: { readonly verdict: VerdictView }) {
  const isBroken = verdict === 'violated';
  const text = (
    <>
      <span class={isBroken ? 'broken' : 'soft'}>
        {isBroken ? '✕' : '◇'} {verdict}
      </span>{' '}
      <code>{property}</code>
    </>
  );
  if (violated === null) return <li class="row">{text}</li>;
  return (
    <li>
      <button type="button" class="row" onClick={() => goTo(violated)} title="Go there by a shortest way">
        {text} <span class="soft">after {count(events, 'event')}</span>
      </button>
    </li>
  );
}
