import { signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import '../../../app/views/charts/charts.css';
import { Chart as Drawing, type Hand } from '../../../app/views/charts/chart.tsx';
import { statesInSight } from '../../../app/views/charts/in-sight.ts';
import { chartIn, type Path } from '../../../app/views/charts/inside.ts';
import { stateKey } from '../../../app/views/charts/lit.ts';
import { nearest } from '../../../app/views/charts/nearest.ts';
import { partOf, useHeldFocus } from '../../../app/views/charts/picked.ts';
import { MapView } from '../../../app/views/map/map.tsx';
import { MACHINE } from '../../inside.ts';
import type { MachineView } from '../../protocol.ts';
import { litBy } from '../lit.ts';
import { charts } from '../store.ts';
import { Details } from './details.tsx';

/** The state that is told of; `null`: the one in which the session stands. */
const picked = signal<Path | null>(null);

/** The machine's own statechart: where it stands, what the last event took, and what is asked here. */
export function Chart({ view }: { readonly view: MachineView }) {
  const stood = useRef(view);
  if (stood.current !== view) {
    stood.current = view;
    picked.value = null;
  }
  const chart = chartIn(charts, MACHINE, []);
  const current = picked.value ?? view.stand.active[0] ?? [];
  const held = useHeldFocus(`state-${stateKey(current)}`);
  if (chart === null || chart.nodes.length === 0)
    return <p class="no-graph soft">The machine has no states but itself.</p>;
  const states = statesInSight(charts, chart, []);
  const hand: Hand = {
    picked: current,
    pick(state) {
      picked.value = state;
    },
    open() {},
  };
  const lit = litBy(charts, view.stand);
  return (
    <div class="charts-view machine-chart" {...held}>
      <MapView
        label={`Statechart of ${view.title}`}
        size={chart}
        name={view.file}
        arrival={null}
        focus={partOf(states, current)}
        least={0.7}
        onKey={event => {
          if (event.shiftKey || !event.key.startsWith('Arrow')) return false;
          const next = nearest(states, current, event.key);
          if (next !== null) {
            hand.pick(next);
            document.getElementById(`state-${stateKey(next)}`)?.focus({ preventScroll: true });
          }
          return true;
        }}
      >
        {scale => <Drawing charts={charts} chart={chart} path={[]} lit={lit} scale={scale} hand={hand} />}
      </MapView>
      <Details path={current} lit={lit} />
    </div>
  );
}
