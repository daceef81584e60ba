import '../../../app/views/history/history.css';
import { Next } from '../../../app/views/history/next.tsx';
import { Path } from '../../../app/views/history/path.tsx';
import { Scrubber } from '../../../app/views/history/scrubber.tsx';
import type { MachineView } from '../../protocol.ts';

/** Where one is, how one came there, and where one may go. */
export function History({ view }: { readonly view: MachineView }) {
  const { path, place } = view;
  return (
    <div class="history-view machine-next">
      <Scrubber view={view} />
      <Path
        view={view}
        start="the start"
        below={at => at + 1 === place && <Changes changes={path[at]?.changes ?? []} />}
      />
      <Next />
    </div>
  );
}

function Changes({ changes }: { readonly changes: readonly string[] }) {
  if (changes.length === 0) return <p class="did faint">nothing changed</p>;
  return (
    <ul class="did">
      {changes.map((change, at) => (
        <li key={at}>{change}</li>
      ))}
    </ul>
  );
}
