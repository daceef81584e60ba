import { StateGraph } from '../../../app/views/graph/state-graph.tsx';
import type { MachineView } from '../../protocol.ts';
import { goTo, graphOf } from '../ask.ts';
import { view as session } from '../store.ts';

/** All states that the walk has found, or those that look alike as one; the path on it. */
export function Graph({ view }: { readonly view: MachineView }) {
  return (
    <StateGraph
      name={view.file}
      stand={view}
      place={view.place}
      draw={wish => (session.value === null ? null : graphOf(wish))}
      go={goTo}
      why={() => 'The graph is being drawn.'}
    />
  );
}
