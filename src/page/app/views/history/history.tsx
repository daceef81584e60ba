import type { PlaceView } from '../../../../uses/step/view.ts';
import { say } from '../../act.ts';
import { Forks } from './forks.tsx';
import './history.css';
import { Inside } from './inside.tsx';
import { Microsteps } from './microsteps.tsx';
import { Next } from './next.tsx';
import { Path } from './path.tsx';
import { Ahead, Distances } from './reach.tsx';
import { Scrubber } from './scrubber.tsx';
import { Below, Beside } from './step.tsx';

/** Where one is, how one came there, and where one may go. */
export function History({ view }: { readonly view: PlaceView }) {
  const { path, place, inside } = view;
  return (
    <div class="history-view">
      <Scrubber view={view}>
        <button type="button" class="bare" onClick={() => say('fork')}>
          Fork <kbd>f</kbd>
        </button>
      </Scrubber>
      <Path
        view={view}
        start="before the first livepatch"
        beside={at => <Beside step={path[at]} />}
        below={at =>
          inside !== null && at === place ? (
            <Microsteps inside={inside} />
          ) : (
            at + 1 === place && <Below step={path[at]} />
          )
        }
      >
        <Forks view={view} />
      </Path>
      {inside === null ? (
        <Next Ahead={Ahead} Distances={Distances} />
      ) : (
        <Inside view={view} inside={inside} />
      )}
    </div>
  );
}
