import type { Format } from '../../protocol.ts';
import { answerTo } from '../act.ts';
import { dialog, message } from '../page.ts';
import { Dialog } from './dialog.tsx';

const KINDS: readonly { readonly format: Format; readonly name: string; readonly what: string }[] = [
  {
    format: 'scenario',
    name: 'Scenario',
    what: 'YAML with this path as its steps and what they lead to, for klpwalk simulate',
  },
  {
    format: 'transcript',
    name: 'Transcript',
    what: 'the shell commands, with the kernel log and the errors',
  },
  { format: 'mail', name: 'Mail', what: 'a draft for a mailing list' },
  { format: 'sequence', name: 'Sequence', what: 'a Mermaid sequence diagram' },
  { format: 'itf', name: 'ITF', what: 'the trace format of Apalache and Quint' },
];

/** The path, for other hands. */
export function Export() {
  return (
    <Dialog title="Export this path">
      <ul class="exports">
        {KINDS.map(({ format, name, what }) => (
          <li key={format}>
            <span>
              <b>{name}</b> <span class="soft">{what}</span>
            </span>
            <button type="button" onClick={() => void copy(format, name)}>
              Copy
            </button>
            <button type="button" aria-label={`Save ${name}`} onClick={() => void save(format)}>
              Save
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

async function copy(format: Format, name: string): Promise<void> {
  const file = await made(format);
  if (file === null) return;
  try {
    await navigator.clipboard.writeText(file.text);
    message.value = `${name}: copied.`;
  } catch {
    message.value = `${name}: the browser does not let a page copy; save it instead.`;
  }
  dialog.value = null;
}

async function save(format: Format): Promise<void> {
  const file = await made(format);
  if (file === null) return;
  const url = URL.createObjectURL(new Blob([file.text], { type: 'text/plain' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = file.name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
  message.value = `${file.name}: saved.`;
  dialog.value = null;
}

async function made(format: Format): Promise<{ readonly name: string; readonly text: string } | null> {
  const answer = await answerTo({ kind: 'export', format });
  return answer?.kind === 'export' ? answer : null;
}
