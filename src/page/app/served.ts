import { edit } from './act.ts';
import { message } from './page.ts';
import { draft, isServed, view } from './store.ts';

/** Follows the files that the server watches: the scenario is read again, and the path is kept as far as it goes. */
export function followFiles(): void {
  if (!isServed) return;
  const changes = new EventSource('/changes');
  changes.addEventListener('message', ({ data }: MessageEvent<string>) => {
    // What the page's own server says: see src/cli/serve.ts.
    const { name, text } = JSON.parse(data) as { readonly name: string; readonly text: string | null };
    const now = view.value;
    if (now === null || now.file !== name || text === null) return;
    if (draft.value !== null) {
      message.value = `${name} has changed; what is typed in the editor is kept.`;
      return;
    }
    void edit(text);
  });
}
