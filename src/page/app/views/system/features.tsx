import type { FeatureRow } from '../../../../uses/step/system/features.ts';
import type { PlaceView } from '../../../../uses/step/view.ts';
import { isWhole } from '../../page.ts';
import { lists } from '../../store.ts';
import { Now } from './now.tsx';
import { aboutToBreak, brokenFor, eachOnce, speakingOf, type Threat } from './threats.ts';

/** What each feature is to the registry, to the livepatches and to the running system. */
export function Features({ view }: { readonly view: PlaceView }) {
  const threats = isWhole.value ? aboutToBreak(lists.value) : [];
  const { features } = view.system;
  const hasRegistry = features.some(({ registered }) => registered !== null);
  const others = threats.filter(threat => features.every(({ id }) => speakingOf([threat], id).length === 0));
  return (
    <section aria-labelledby="system-features">
      <h3 id="system-features">
        Features{' '}
        <span class="note">
          {hasRegistry ? 'the registry, and what is on' : 'no registry in this design'}
        </span>
      </h3>
      {features.length > 0 && (
        <div class="wide">
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">feature</th>
                {hasRegistry && <th scope="col">registered</th>}
                {hasRegistry && <th scope="col">owner</th>}
                <th scope="col">needed by</th>
                <th scope="col">effect that is on</th>
              </tr>
            </thead>
            <tbody>
              {features.map(feature => (
                <Row
                  key={feature.id}
                  feature={feature}
                  width={hasRegistry ? 5 : 3}
                  threats={[...brokenFor(view, feature.id), ...speakingOf(threats, feature.id)]}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Threats threats={others} />
    </section>
  );
}

interface RowProps {
  readonly feature: FeatureRow;
  readonly width: number;
  readonly threats: readonly Threat[];
}

function Row({ feature: { id, registered, effect, isOn, needed }, width, threats }: RowProps) {
  return (
    <>
      <tr>
        <th scope="row">
          <code>{id}</code>
        </th>
        {registered !== null && (
          <td>
            <Now told={registered.version} />
          </td>
        )}
        {registered !== null && (
          <td>
            <span class={registered.isDangling ? 'dangling' : ''}>
              {registered.isDangling && <span aria-hidden="true">⤍ </span>}
              <Now told={registered.owner} />
            </span>
          </td>
        )}
        <td>
          <Now told={needed} />
        </td>
        <td>
          <span aria-hidden="true">{isOn ? '●' : '○'}</span> <Now told={effect} />
        </td>
      </tr>
      {threats.length > 0 && (
        <tr class="of-feature">
          <td colSpan={width}>
            <Threats threats={threats} />
          </td>
        </tr>
      )}
    </>
  );
}

/** What is broken in full; what one step more would break in a line. */
function Threats({ threats }: { readonly threats: readonly Threat[] }) {
  const broken = threats.filter(({ by }) => by === null);
  const near = eachOnce(threats.filter(({ by }) => by !== null));
  if (threats.length === 0) return null;
  return (
    <ul class="threats">
      {broken.map(({ property, why }) => (
        <li key={`${property} ${why}`} class="broken">
          <span aria-hidden="true">✕</span> <b>{property}</b>, {why}
        </li>
      ))}
      {near.length > 0 && (
        <li class="about">
          <span aria-hidden="true">△</span> one step away:{' '}
          {near.map(({ property, by, why }, at) => (
            <span key={`${property} ${by}`} title={why}>
              {at > 0 && '; '}
              {property} by <code>{by}</code>
            </span>
          ))}
        </li>
      )}
    </ul>
  );
}
