import type { ColumnView, EntryView, Runs } from '../../../../uses/step/system/columns.ts';
import type { LayerView } from '../../../../uses/step/system/layers.ts';
import type { SystemView } from '../../../../uses/step/system/system.ts';
import { Now } from './now.tsx';

/** klp_patches from the newest, and each function's func_stack standing in it, on the kernel as it was built. */
export function Stack({ system: { layers, columns, gone } }: { readonly system: SystemView }) {
  return (
    <section aria-labelledby="system-stack">
      <h3 id="system-stack">
        Livepatches <span class="note">newest on top</span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section class="wide" tabIndex={0} aria-label="Livepatches and the functions that they change">
        <table class="stack">
          <thead>
            <tr>
              <td />
              {columns.map(column => (
                <Head key={`${column.object} ${column.name}`} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {gone.map(patch => (
              <tr key={`gone ${patch}`} class="gone">
                <th scope="row">
                  <span aria-hidden="true" class="sign">
                    ▸
                  </span>
                  <s>{patch}</s> <span class="was">has left the stack</span>
                </th>
                {columns.map(column => (
                  <td key={`${column.object} ${column.name}`} />
                ))}
              </tr>
            ))}
            {layers.map(layer => (
              <tr key={layer.patch} class="layer" data-stage={layer.stage.now}>
                <Layer layer={layer} />
                {columns.map(column => (
                  <Cell
                    key={`${column.object} ${column.name}`}
                    column={column}
                    entry={column.entries.find(({ patch }) => patch === layer.patch)}
                  />
                ))}
              </tr>
            ))}
            <tr class="ground">
              <th scope="row">
                the kernel as built
                {layers.length === 0 && <span class="soft">, no livepatch installed</span>}
              </th>
              {columns.map(column => (
                <Cell
                  key={`${column.object} ${column.name}`}
                  column={column}
                  entry={column.entries.find(({ patch }) => patch === null)}
                />
              ))}
            </tr>
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Head({ column: { object, name, isLoaded } }: { readonly column: ColumnView }) {
  return (
    <th scope="col" data-loaded={isLoaded}>
      <span class="object">
        {object}
        {!isLoaded && ', not loaded'}
      </span>
      {name === null ? <span class="soft">functions not named</span> : <code>{name}</code>}
    </th>
  );
}

function Layer({ layer: { patch, stage, manner, forced, objects, data } }: { readonly layer: LayerView }) {
  return (
    <th scope="row">
      <p class="name">
        <code>{patch}</code> <Now told={stage} />
      </p>
      <p class="soft">{manner}</p>
      {(forced.now !== '' || forced.was !== null) && (
        <p class="pinned">
          <span aria-hidden="true">⊠</span> <Now told={forced} />
        </p>
      )}
      {objects.map(({ name, isLoaded, callbacks }) => (
        <p key={name} class={isLoaded ? 'soft' : 'faint'} title={callbacks.join(', ')}>
          {name}
          {!isLoaded && ', not loaded'}
          {callbacks.length > 0 && `, ${callbacks.length} callback${callbacks.length === 1 ? '' : 's'}`}
        </p>
      ))}
      {data.map(({ feature, version, role, pointer, isFreed }) => (
        <p key={`${role} ${feature}`} class="data" data-freed={isFreed}>
          {role === 'retires' && 'retires '}
          <code>{feature}</code> {version}
          {pointer !== null && (pointer.now !== 'NULL' || pointer.was !== null) && (
            <>
              {' '}
              <span aria-hidden="true">{isFreed ? '⤍' : '→'}</span> <span class="unseen">data: </span>
              <Now told={pointer} />
            </>
          )}
        </p>
      ))}
    </th>
  );
}

const SAYS: Readonly<Record<Runs, string>> = {
  all: 'runs',
  patched: 'runs, patched',
  unpatched: 'runs, unpatched',
  nobody: 'covered',
};

function Cell({ entry, column }: { readonly entry: EntryView | undefined; readonly column: ColumnView }) {
  if (entry === undefined) return <td class="shaft" />;
  const { code, isNop, runs, was } = entry;
  return (
    <td class="shaft">
      <div
        class="entry"
        data-runs={column.isLoaded ? runs : 'waits'}
        data-nop={isNop}
        data-changed={was !== null}
      >
        <code>{code}</code>
        {isNop && <span class="soft">nop, leads to the original</span>}
        <span class="runs">
          {was !== null && (
            <span class="sign" aria-hidden="true">
              ▸
            </span>
          )}
          {!column.isLoaded ? (
            <span class="faint">waits for {column.object}</span>
          ) : (
            <>
              <span aria-hidden="true">{SIGN[runs]}</span> {SAYS[runs]}
            </>
          )}
          {was !== null && <span class="unseen">, changed by this step</span>}
        </span>
      </div>
    </td>
  );
}

const SIGN: Readonly<Record<Runs, string>> = { all: '◆', patched: '◆', unpatched: '◇', nobody: '·' };
