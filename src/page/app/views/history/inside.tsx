import type { InsideView, PlaceView } from '../../../../uses/step/view.ts';
import { into, say } from '../../act.ts';
import { Guard } from './guard.tsx';

/** The transition of the charts at which one stands: the guards that led to it, and what it did. */
export function Inside({ view, inside }: { readonly view: PlaceView; readonly inside: InsideView }) {
  const { at, microsteps } = inside;
  const microstep = microsteps[at - 1];
  if (microstep === undefined) return null;
  const { event, nodes, mirrors, asked, actions, words, callback, changes, violations, log } = microstep;
  return (
    <div class="inside">
      <div class="head">
        <h2>
          Inside <span class="mono plain">{view.path[view.place]?.line}</span>
        </h2>
        <span class="mono faint">
          {at} of {microsteps.length}
        </span>
        <span class="buttons">
          <button type="button" class="bare" onClick={into}>
            Into <kbd>i</kbd>
          </button>
          <button type="button" class="bare" onClick={() => say('over')}>
            Over <kbd>o</kbd>
          </button>
        </span>
      </div>
      <dl class="transition">
        <Part name="chart">
          <code>{nodes.join(' › ')}</code>
        </Part>
        {mirrors.length > 0 && (
          <Part name="kernel">
            <Places places={mirrors} />
          </Part>
        )}
        {event !== view.path[view.place]?.line && (
          <Part name="event">
            <code>{event}</code>
          </Part>
        )}
        {asked.length > 0 && (
          <Part name={asked.length === 1 ? 'guard' : 'guards'}>
            {asked.map((guard, place) => (
              <p key={place} data-decides={place === asked.length - 1}>
                <Guard guard={guard} /> <Places places={words[guard.guard]} />
              </p>
            ))}
          </Part>
        )}
        {actions.length > 0 && (
          <Part name="does">
            {actions.map((action, place) => (
              <p key={place}>
                <code>{action}</code> <Places places={words[action]} />
              </p>
            ))}
          </Part>
        )}
        {callback !== null && (
          <Part name="callback">
            <code>{callback}</code>
          </Part>
        )}
        {changes.length > 0 && (
          <Part name="changes">
            {changes.map(change => (
              <p key={change} class="change">
                {change}
              </p>
            ))}
          </Part>
        )}
        {violations.length > 0 && (
          <Part name="breaks">
            {violations.map(({ property, why }) => (
              <p key={property} class="broken">
                ✕ <code>{property}</code> {why}
              </p>
            ))}
          </Part>
        )}
        {log.length > 0 && (
          <Part name="prints">
            <pre>{log.join('\n')}</pre>
          </Part>
        )}
      </dl>
    </div>
  );
}

/** Functions of the kernel, or of the mail. */
function Places({ places = [] }: { readonly places?: readonly string[] | undefined }) {
  return (
    <>
      {places.map(place => (
        <code key={place} class="mirrors">
          {place}
        </code>
      ))}
    </>
  );
}

function Part({ name, children }: { readonly name: string; readonly children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
