import type { PlaceView, PropertyView } from '../../../../uses/step/view.ts';
import { jump } from '../../hand.ts';
import { picked, reach } from '../../store.ts';
import { goOn } from '../../walker.ts';
import { Cell, signOf } from './cell.tsx';
import { Legend } from './legend.tsx';
import './properties.css';
import { Why } from './why.tsx';

/** What holds where: properties down, steps across, and at the end how far the next violation is from here. */
export function Properties({ view }: { readonly view: PlaceView }) {
  const { path, place, properties } = view;
  const places = [0, ...path.map((_, at) => at + 1)];
  const told =
    properties.find(({ name }) => name === picked.value) ?? properties.find(({ broken }) => broken !== null);
  return (
    <div class="properties-view">
      <div class="head">
        <h2>Properties × steps</h2>
      </div>
      <div class="scroll">
        <table class="grid">
          <thead>
            <tr>
              <th scope="col">
                <span class="unseen">Property</span>
              </th>
              {places.map(at => (
                <th key={at} scope="col" data-here={at === place}>
                  <button type="button" class="mono" onClick={() => jump(at)} aria-label={`Go to step ${at}`}>
                    {at}
                  </button>
                </th>
              ))}
              <th scope="col" class="ahead">
                ahead
              </th>
            </tr>
          </thead>
          <tbody>
            {properties.map(property => (
              <Row key={property.name} property={property} place={place} isPicked={property === told} />
            ))}
          </tbody>
        </table>
      </div>
      <Legend />
      {told !== undefined && <Why property={told} place={place} />}
    </div>
  );
}

interface RowProps {
  readonly property: PropertyView;
  readonly place: number;
  readonly isPicked: boolean;
}

function Row({ property, place, isPicked }: RowProps) {
  const { name, along, broken } = property;
  return (
    <tr data-picked={isPicked} data-broken={broken !== null && broken.place <= place}>
      <th scope="row">
        <button
          type="button"
          class="mono"
          aria-pressed={isPicked}
          onClick={() => {
            picked.value = name;
          }}
        >
          {name}
        </button>
      </th>
      {along.map((truth, at) => (
        <Cell
          key={at}
          truth={truth}
          sign={signOf(property, at, reach.value.line)}
          time={at === place ? 'now' : at < place ? 'past' : 'future'}
        />
      ))}
      <td class="ahead">
        <Ahead property={property} place={place} />
      </td>
    </tr>
  );
}

/** How many steps on the nearest violation is; pressed, it goes there. */
function Ahead({ property: { name }, place }: { readonly property: PropertyView; readonly place: number }) {
  const here = reach.value.line[place];
  if (here === null || here === undefined) return <span class="mono faint">?</span>;
  const steps = here.distance[name];
  if (steps === undefined)
    return (
      <span class="mono faint" title="cannot come any more">
        –
      </span>
    );
  const isDoomed = here.doomed.includes(name);
  const words = isDoomed ? 'cannot be avoided' : 'a shortest way on';
  return (
    <button
      type="button"
      class={isDoomed ? 'mono about' : 'mono'}
      title={words}
      aria-label={`Go on to ${name}: ${steps} steps, ${words}`}
      disabled={steps === 0}
      onClick={() => void goOn(name)}
    >
      {isDoomed && '!'}+{steps}
    </button>
  );
}
