import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { PlaceView } from '../../../../uses/step/view.ts';
import type { BoxTold, GraphTold } from '../../../graph.ts';
import { walk } from '../../store.ts';
import { goByShortest } from '../../walker.ts';
import { MapView } from '../map/map.tsx';
import { By } from './by.tsx';
import { Details } from './details.tsx';
import { Drawing } from './drawing.tsx';
import './graph.css';
import { besides } from './besides.ts';
import { openOrClose } from './open.ts';
import { forgetAfter, keepGraph, shownGraph } from './shown.ts';

/** The box that is told of, by its key; `null`: the one in which the session stands. */
const picked = signal<string | null>(null);

/** All states that the walk has found, or those that look alike as one; the path on it. */
export function Graph({ view }: { readonly view: PlaceView }) {
  forgetAfter(`${view.file} ${view.design}`);
  const stood = useRef(view.state);
  if (stood.current !== view.state) {
    stood.current = view.state;
    picked.value = null;
  }
  useEffect(keepGraph, []);
  const shown = shownGraph.value;
  const graph = shown?.graph ?? null;
  if (shown === null || graph === null) return <Nothing isDrawn={shown !== null} />;
  const here = shown.line[view.place] ?? null;
  const box = graph.boxes.find(({ key }) => key === picked.value) ?? graph.boxes[here ?? 0] ?? graph.boxes[0];
  if (box === undefined) return <Nothing isDrawn />;
  const pick = ({ key }: BoxTold) => {
    picked.value = key;
  };
  return (
    <div class="graph-view">
      <By graph={graph} />
      <MapView
        label={nameOf(graph)}
        caption={counted(graph)}
        size={graph}
        name={`${view.file} ${view.design} ${graph.by.join(' ')}`}
        arrival={null}
        focus={box}
        least={graph.by.length === 0 ? 0.5 : 0.75}
        onKey={event => onKey(event, graph, box, pick)}
      >
        {scale => (
          <Drawing
            graph={graph}
            line={shown.line}
            place={view.place}
            picked={box}
            scale={scale}
            pick={pick}
          />
        )}
      </MapView>
      <Details graph={graph} box={box} pick={pick} />
    </div>
  );
}

function counted({ by, boxes, states }: GraphTold): string {
  const all = `${states.toLocaleString('en')} states`;
  return by.length === 0 ? all : `${all} in ${boxes.length} boxes`;
}

function nameOf({ by, boxes, states }: GraphTold): string {
  return by.length === 0
    ? `Graph of ${states} states`
    : `Graph of ${states} states by ${by.join(', ')}: ${boxes.length} boxes`;
}

function onKey(event: KeyboardEvent, graph: GraphTold, box: BoxTold, pick: (box: BoxTold) => void): boolean {
  const { key, shiftKey } = event;
  if (key === 'Enter') void goByShortest(box.first);
  else if (key === ' ') openOrClose(box);
  else if (!shiftKey && key.startsWith('Arrow')) {
    const next = besides(graph, box, key);
    if (next !== null) {
      pick(next);
      document.getElementById(`box-${graph.boxes.indexOf(next)}`)?.focus({ preventScroll: true });
    }
  } else return false;
  return true;
}

function Nothing({ isDrawn }: { readonly isDrawn: boolean }) {
  const { status, why } = walk.value;
  const text =
    status === 'walking'
      ? 'The world is still being walked.'
      : status === 'closed' && !isDrawn
        ? 'The graph is being drawn.'
        : (why ?? 'The world has not been walked: there is no graph.');
  return (
    <p class="no-graph soft" role="status">
      {text}
    </p>
  );
}
