import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { PlaceView } from '../../../../uses/step/view.ts';
import type { ChartsInside } from '../../../charts/packed.ts';
import type { Camera } from '../map/camera.ts';
import { MapView } from '../map/map.tsx';
import { Chart, type Hand } from './chart.tsx';
import './charts.css';
import { Details } from './details.tsx';
import { around, type InSight, statesInSight } from './in-sight.ts';
import { chartIn, fitted, type Path } from './inside.ts';
import { type Lit, litBy, NOTHING_LIT, stateKey } from './lit.ts';
import { nearest } from './nearest.ts';
import { partOf, useHeldFocus } from './picked.ts';
import { type Shown, shownOf } from './run.ts';
import { charts as drawn, keepTraces, traces } from './trace.ts';

/** The chart that a person has opened; `null`: the one in which the step stands. */
const opened = signal<Path | null>(null);
/** The state that is told of; `null`: the one in which the step stands. */
const picked = signal<Path | null>(null);
const run = signal<number | null>(null);

/** The smallest scale at which a chart is shown without being asked. */
const LEAST = 0.8;

/** The statechart of the operation that runs, and in it the charts that it calls; what the step came by is lit. */
export function Charts({ view }: { readonly view: PlaceView }) {
  const { design, place, inside, path: line } = view;
  useEffect(keepTraces, []);
  const stand = `${design} ${place} ${inside?.at ?? ''} ${line.length}`;
  const stood = useRef(stand);
  if (stood.current !== stand) {
    stood.current = stand;
    opened.value = null;
    picked.value = null;
    run.value = null;
  }
  const charts = drawn.value;
  const shown = shownOf(traces.value, place, inside?.at ?? null, run.value);
  const told = shown?.runs[shown.place];
  const lit =
    shown === null || told === undefined ? NOTHING_LIT : litBy(charts, design, told, shown.microsteps);
  const chartOf = (at: Path) => chartIn(charts, design, at);
  const path = opened.value ?? around(charts, homeOf(shown, lit), chartOf);
  const chart = chartOf(path);
  const arrival = useArrival(charts, design, path);
  if (chart === null) return null;

  const now = shown?.isInside === true ? (lit.now[0] ?? null) : null;
  const isHere = now !== null && stateKey(now.slice(0, path.length)) === stateKey(path);
  const states = statesInSight(charts, chart, path);
  const first = [...path, chart.nodes[chart.start?.to ?? 0]?.name ?? ''];
  const current = picked.value ?? (isHere ? deepestInSight(states, now) : first);
  const hand: Hand = {
    picked: current,
    pick(state) {
      picked.value = state;
    },
    open(state) {
      if (chartOf(state) === null) return;
      opened.value = state;
      picked.value = null;
    },
  };
  const held = useHeldFocus(`state-${stateKey(current)}`);
  return (
    <div class="charts-view" {...held}>
      <Bar view={view} shown={shown} path={path} />
      <MapView
        label={`Statechart ${path.at(-1) ?? 'core'} of the design ${design}`}
        size={chart}
        name={`${design} ${stateKey(path)}`}
        arrival={arrival}
        focus={picked.value !== null || isHere ? partOf(states, current) : null}
        least={LEAST}
        onKey={event => onKey(event, states, hand, path)}
      >
        {scale => (
          <g
            class="lights"
            data-replay={shown !== null && !shown.isInside}
            style={{ '--all': told?.microsteps.length ?? 1 }}
            key={`${stand} ${shown?.place}`}
          >
            <Chart
              charts={charts}
              chart={chart}
              path={path}
              lit={shown?.isInside === false ? { ...lit, now: [] } : lit}
              scale={scale}
              hand={hand}
            />
          </g>
        )}
      </MapView>
      <Details
        view={view}
        charts={charts}
        path={current.slice(0, -1)}
        name={current.at(-1) ?? ''}
        steps={traces.value}
        hand={hand}
      />
    </div>
  );
}

/** Where the step stands; between steps the operation that has run; before the first one the core. */
function homeOf(shown: Shown | null, { now: [now] }: Lit): Path {
  if (shown === null) return [];
  if (shown.isInside) return now?.slice(0, -1) ?? [];
  return shown.runs[shown.place]?.microsteps[0]?.nodes.slice(0, 1) ?? [];
}

/** The state in which the step stands or, where that is too small to be picked, the one around it. */
function deepestInSight(states: readonly InSight[], now: Path): Path {
  const keys = new Set(states.map(({ path }) => stateKey(path)));
  const depth = now.findLastIndex((_, depth) => keys.has(stateKey(now.slice(0, depth + 1))));
  return now.slice(0, depth + 1);
}

function onKey(event: KeyboardEvent, states: readonly InSight[], hand: Hand, path: Path): boolean {
  const { key, shiftKey } = event;
  if (key === 'Enter') {
    hand.open(hand.picked);
    return true;
  }
  if (key === 'Backspace' && path.length > 0) {
    opened.value = path.slice(0, -1);
    picked.value = path;
    return true;
  }
  if (shiftKey || !key.startsWith('Arrow')) return false;
  const next = nearest(states, hand.picked, key);
  if (next !== null) {
    hand.pick(next);
    document.getElementById(`state-${stateKey(next)}`)?.focus({ preventScroll: true });
  }
  return true;
}

/** How the window looked onto the chart before the other one was opened, in the pixels of that one. */
function useArrival(charts: ChartsInside, design: string, path: Path): ((camera: Camera) => Camera) | null {
  const before = useRef({ path, arrival: null as ((camera: Camera) => Camera) | null });
  if (stateKey(before.current.path) !== stateKey(path)) {
    before.current = { path, arrival: arrivalFrom(charts, design, before.current.path, path) };
  }
  return before.current.arrival;
}

function arrivalFrom(
  charts: ChartsInside,
  design: string,
  from: Path,
  to: Path,
): ((camera: Camera) => Camera) | null {
  const [outer, inner] = from.length < to.length ? [from, to] : [to, from];
  if (stateKey(inner.slice(0, outer.length)) !== stateKey(outer)) return null;
  let [x, y, scale] = [0, 0, 1];
  for (let depth = outer.length; depth < inner.length; depth++) {
    const chart = chartIn(charts, design, inner.slice(0, depth));
    const within = chartIn(charts, design, inner.slice(0, depth + 1));
    const node = chart?.nodes.find(({ name }) => name === inner[depth]);
    if (node?.room === undefined || within === null) return null;
    const room = fitted(within, node.room);
    x += (node.place[0] + room.x) * scale;
    y += (node.place[1] + room.y) * scale;
    scale *= room.scale;
  }
  return outer === from
    ? camera => ({ x: (camera.x - x) / scale, y: (camera.y - y) / scale, scale: camera.scale * scale })
    : camera => ({ x: camera.x * scale + x, y: camera.y * scale + y, scale: camera.scale / scale });
}

/** Which run of which step, and where in the charts that call each other. */
function Bar({
  view,
  shown,
  path,
}: {
  readonly view: PlaceView;
  readonly shown: Shown | null;
  readonly path: Path;
}) {
  const step = shown === null ? null : view.path[shown.step - 1];
  return (
    <div class="bar">
      <nav aria-label="Charts" class="crumbs">
        {['core', ...path].map((name, depth) => (
          <span key={`${depth} ${name}`}>
            {depth > 0 && (
              <span class="faint" aria-hidden="true">
                {' '}
                ›{' '}
              </span>
            )}
            <button
              type="button"
              class="mono"
              aria-current={depth === path.length ? 'page' : undefined}
              onClick={() => {
                opened.value = path.slice(0, depth);
                picked.value = depth < path.length ? path.slice(0, depth + 1) : null;
              }}
            >
              {name}
            </button>
          </span>
        ))}
      </nav>
      {shown !== null && step != null && (
        <span class="run">
          <code>{step.line}</code>
          {shown.runs.length > 1 && <Runs shown={shown} />}
        </span>
      )}
    </div>
  );
}

function Runs({ shown: { runs, place } }: { readonly shown: Shown }) {
  const go = (by: number) => {
    opened.value = null;
    picked.value = null;
    run.value = Math.min(runs.length - 1, Math.max(0, place + by));
  };
  return (
    <>
      <button
        type="button"
        class="bare"
        aria-label="The run before"
        disabled={place === 0}
        onClick={() => go(-1)}
      >
        ‹
      </button>
      <span class="soft" title={runs[place]?.event}>
        run {place + 1} of {runs.length}
      </span>
      <button
        type="button"
        class="bare"
        aria-label="The run after"
        disabled={place === runs.length - 1}
        onClick={() => go(1)}
      >
        ›
      </button>
    </>
  );
}
