import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { BoxTold, GraphTold, GraphWish } from '../../../graph.ts';
import { MapView } from '../map/map.tsx';
import { By } from './by.tsx';
import { Details } from './details.tsx';
import { Drawing } from './drawing.tsx';
import './graph.css';
import { besides } from './besides.ts';
import { openOrClose } from './open.ts';
import { forgetAfter, keepGraph, type ShownGraph, shownGraph } from './shown.ts';

interface GraphProps {
  /** Of what is drawn; with another one all that was opened is forgotten. */
  readonly name: string;
  /** Where the session stands: another one each time that it moves. */
  readonly stand: unknown;
  /** How many steps of the line are taken. */
  readonly place: number;
  /** Asks for the drawing; `null`: there is nothing to draw now. */
  draw(wish: GraphWish): Promise<ShownGraph | null> | null;
  /** Goes by a shortest history to the state of that number. */
  go(state: number): void;
  /** Why there is no drawing. */
  why(isDrawn: boolean): string;
}

/** The box that is told of, by its key; `null`: the one in which the session stands. */
const picked = signal<string | null>(null);

/** States as boxes, or those that look alike as one, and the path on them. */
export function StateGraph({ name, stand, place, draw, go, why }: GraphProps) {
  forgetAfter(name);
  const stood = useRef(stand);
  if (stood.current !== stand) {
    stood.current = stand;
    picked.value = null;
  }
  useEffect(() => keepGraph(draw), []);
  const shown = shownGraph.value;
  const graph = shown?.graph ?? null;
  if (shown === null || graph === null) return <Nothing text={why(shown !== null)} />;
  const here = shown.line[place] ?? null;
  const box = graph.boxes.find(({ key }) => key === picked.value) ?? graph.boxes[here ?? 0] ?? graph.boxes[0];
  if (box === undefined) return <Nothing text={why(true)} />;
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
        name={`${name} ${graph.by.join(' ')}`}
        arrival={null}
        focus={box}
        least={graph.by.length === 0 ? 0.5 : 0.75}
        onKey={event => {
          const { key, shiftKey } = event;
          if (key === 'Enter') go(box.first);
          else if (key === ' ') openOrClose(box);
          else if (!shiftKey && key.startsWith('Arrow')) {
            const next = besides(graph, box, key);
            if (next !== null) {
              pick(next);
              document.getElementById(`box-${graph.boxes.indexOf(next)}`)?.focus({ preventScroll: true });
            }
          } else return false;
          return true;
        }}
      >
        {scale => (
          <Drawing graph={graph} line={shown.line} place={place} picked={box} scale={scale} pick={pick} />
        )}
      </MapView>
      <Details graph={graph} box={box} pick={pick} go={go} />
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

function Nothing({ text }: { readonly text: string }) {
  return (
    <p class="no-graph soft" role="status">
      {text}
    </p>
  );
}
