import type { PlaceView } from '../../../../uses/step/view.ts';
import './history.css';
import { Inside } from './inside.tsx';
import { Next } from './next.tsx';
import { Path } from './path.tsx';
import { Scrubber } from './scrubber.tsx';

/** Where one is, how one came there, and where one may go. */
export function History({ view }: { readonly view: PlaceView }) {
  return (
    <div class="history-view">
      <Scrubber view={view} />
      <Path view={view} />
      {view.inside === null ? <Next /> : <Inside view={view} inside={view.inside} />}
    </div>
  );
}
