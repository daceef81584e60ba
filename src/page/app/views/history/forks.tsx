import type { PlaceView } from '../../../../uses/step/view.ts';
import { say } from '../../act.ts';

/** What no longer fits since the scenario or the design has changed, and the other futures that were left. */
export function Forks({ view: { unfitting, forks } }: { readonly view: PlaceView }) {
  return (
    <>
      {unfitting !== null && (
        <div class="unfitting">
          <p>
            <span aria-hidden="true">✕</span> Step {unfitting.step} does not fit any more: {unfitting.why}.
          </p>
          <ol start={unfitting.step}>
            {unfitting.lines.map((line, at) => (
              <li key={at}>
                <code>{line}</code>
              </li>
            ))}
          </ol>
        </div>
      )}
      {forks.length > 0 && (
        <ul class="forks" aria-label="Other futures">
          {forks.map(({ name, from, lines }) => (
            <li key={name}>
              <button type="button" class="row" onClick={() => say(`goto ${name}`)}>
                <span class="mono fork">↳ {name}</span>
                <span class="soft">after {from}</span>
                <code class="lines">{lines.join(' · ') || 'the same steps'}</code>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
