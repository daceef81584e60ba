import type { PlaceView } from '../../../../uses/step/view.ts';
import { walk, view as world } from '../../store.ts';
import { goByShortest, graphOf } from '../../walker.ts';
import { StateGraph } from './state-graph.tsx';

/** All states that the walk has found, or those that look alike as one; the path on it. */
export function Graph({ view }: { readonly view: PlaceView }) {
  const { file, design, state, place } = view;
  return (
    <StateGraph
      name={`${file} ${design}`}
      stand={state}
      place={place}
      draw={wish => {
        const { status } = walk.value;
        const isThere = world.value !== null && status !== 'not walked' && status !== 'walking';
        return isThere ? graphOf(wish) : null;
      }}
      go={to => void goByShortest(to)}
      why={whyNot}
    />
  );
}

/** Why there is no graph yet, or never. */
function whyNot(isDrawn: boolean): string {
  const { status, why } = walk.value;
  if (status === 'walking') return 'The world is still being walked.';
  return status === 'closed' && !isDrawn
    ? 'The graph is being drawn.'
    : (why ?? 'The world has not been walked: there is no graph.');
}
