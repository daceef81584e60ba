import { computed } from '@preact/signals';
import { open, say } from '../act.ts';
import { designs, inside, view, walk } from '../store.ts';
import { stopWalking, walkAgain } from '../walker.ts';
import { Tools } from './tools.tsx';

const file = computed(() => view.value?.file);
const design = computed(() => view.value?.design);
const kernel = computed(() => view.value?.world.kernel);

/** What is looked at, and how much of it is known. */
export function Header() {
  return (
    <header class="header">
      <h1 class="mono mark">klpwalk</h1>
      <ScenarioPick />
      <DesignPick />
      <span class="soft kernel">
        kernel <span class="mono">{kernel}</span>
      </span>
      <WalkStatus />
      <Tools />
    </header>
  );
}

/** Drawn again where another one is opened, and by no step: it lists every scenario that is inside. */
function ScenarioPick() {
  return (
    <label class="pick">
      <span class="unseen">Scenario</span>
      <select
        value={file.value}
        onChange={({ currentTarget }) => {
          const chosen = inside.find(({ name }) => name === currentTarget.value);
          if (chosen !== undefined) void open(chosen);
        }}
      >
        {!inside.some(({ name }) => name === file.value) && <option value={file.value}>{file.value}</option>}
        {groups().map(([folder, names]) => (
          <optgroup key={folder} label={folder}>
            {names.map(name => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function DesignPick() {
  return (
    <label class="pick">
      <span class="soft">design</span>
      <select
        value={design.value}
        title={designs.value.find(({ name }) => name === design.value)?.about}
        onChange={({ currentTarget }) => say(`design ${currentTarget.value}`)}
      >
        {designs.value.map(({ name, hindrance }) => (
          <option key={name} value={name} disabled={hindrance !== null}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function WalkStatus() {
  const { status, states, transitions, depth, why } = walk.value;
  const count = `${states.toLocaleString('en')} states, ${transitions.toLocaleString('en')} transitions, depth ${depth}`;
  return (
    <output class="walked" data-status={status} title={why ?? ''}>
      <span class="sign" aria-hidden="true" />
      <span class="mono">{status}</span>
      {states > 0 && <span class="soft count">{count}</span>}
      {status === 'walking' && (
        <button type="button" class="bare" onClick={stopWalking}>
          Stop <kbd>s</kbd>
        </button>
      )}
      {(status === 'stopped' || status === 'failed') && (
        <button type="button" class="bare" onClick={walkAgain}>
          Walk <kbd>s</kbd>
        </button>
      )}
    </output>
  );
}

function groups(): [string, string[]][] {
  const found = new Map<string, string[]>();
  for (const { name } of inside) {
    const folder = name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : 'given';
    found.set(folder, [...(found.get(folder) ?? []), name]);
  }
  return [...found];
}
