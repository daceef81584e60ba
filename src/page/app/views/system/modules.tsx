import type { ModuleRow } from '../../../../uses/step/system/modules.ts';
import { Now } from './now.tsx';

/** Modules that are patched, and modules that livepatches are in: which are there, and which cannot go. */
export function Modules({ modules }: { readonly modules: readonly ModuleRow[] }) {
  return (
    <section aria-labelledby="system-modules">
      <h3 id="system-modules">Modules</h3>
      <ul class="modules">
        {modules.map(({ name, kind, state, held, isPinned }) => (
          <li key={name} data-state={state.now} data-pinned={isPinned}>
            <code>{name}</code>
            <span>
              <Now told={state} />
              {kind === 'target' && <span class="faint"> target</span>}
              {held !== null && (
                <span class={isPinned ? 'pinned' : 'faint'}>
                  {isPinned && <span aria-hidden="true"> ⊠</span>} {held}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
