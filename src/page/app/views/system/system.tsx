import type { PlaceView } from '../../../../uses/step/view.ts';
import { Features } from './features.tsx';
import { Modules } from './modules.tsx';
import { Now } from './now.tsx';
import { Stack } from './stack.tsx';
import './system.css';
import { Tasks } from './tasks.tsx';

/** The kernel's state as it would be drawn: who lies on whom, whose code runs, and what the step has changed. */
export function System({ view }: { readonly view: PlaceView }) {
  const { system } = view;
  const { transition, operation, attempts, isDivided, counts } = system;
  return (
    <div class="system">
      <dl class="line">
        <div>
          <dt>transition</dt>
          <dd>
            <Now told={transition} />
            {isDivided && system.tasks.length > 0 && (
              <span class="soft">
                {' '}
                attempts <Now told={attempts} />
              </span>
            )}
          </dd>
        </div>
        {operation !== null && (
          <div>
            <dt>klp_mutex held, at</dt>
            <dd class="mono">{operation}</dd>
          </div>
        )}
        {counts.map(({ what, number }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              <Now told={number} />
            </dd>
          </div>
        ))}
      </dl>
      <Stack system={system} />
      <Features view={view} />
      {system.tasks.length > 0 && <Tasks system={system} />}
      <Modules modules={system.modules} />
    </div>
  );
}
