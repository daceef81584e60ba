import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { formatProblem, type Problem } from '../../../../problem/problem.ts';
import type { PlaceView } from '../../../../uses/step/view.ts';
import { edit } from '../../act.ts';
import { designs, draft, problems, source, view } from '../../store.ts';
import { type Editor, makeEditor } from './editor.ts';
import './scenario.css';

/** How long nobody has typed before the text is read again, in ms. */
const PAUSE = 250;

/** The scenario, to be changed: it is read, replayed and walked again while one types. */
export function ScenarioView({ view: { about } }: { readonly view: PlaceView }) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);

  useEffect(() => {
    if (host.current === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const made = makeEditor(
      host.current,
      draft.peek() ?? source.peek(),
      () => ({
        world: view.peek()?.world ?? null,
        designs: designs.peek(),
        properties: (view.peek()?.properties ?? []).map(({ name }) => name),
      }),
      text => {
        draft.value = text;
        clearTimeout(timer);
        timer = setTimeout(() => void readAgain(text), PAUSE);
      },
    );
    editor.current = made;
    return () => {
      clearTimeout(timer);
      made.view.destroy();
      editor.current = null;
    };
  }, []);

  // Another scenario was opened; what is being typed stays.
  useSignalEffect(() => {
    const text = source.value;
    const now = editor.current;
    if (now === null || draft.value !== null) return;
    if (now.view.state.doc.toString() !== text) now.replace(text);
  });
  useSignalEffect(() => {
    editor.current?.mark(problems.value);
  });

  return (
    <div class="scenario-view">
      <p class="about soft">{about}</p>
      <div class="editor" ref={host} />
      {problems.value.length > 0 && (
        <ul class="problems" aria-label="What is wrong with the scenario">
          {problems.value.map((problem, place) => (
            <li key={place}>
              <button type="button" class="bare" onClick={() => goTo(editor.current, problem)}>
                <span aria-hidden="true" class="broken">
                  ✕
                </span>
                <span>{formatProblem(problem)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

async function readAgain(text: string): Promise<void> {
  const isRead = await edit(text);
  // What was typed since is still a draft.
  if (isRead && draft.peek() === text) draft.value = null;
}

function goTo(editor: Editor | null, { where }: Problem): void {
  if (editor === null) return;
  const { doc } = editor.view.state;
  const line = doc.line(Math.min(Math.max(1, where.line ?? 1), doc.lines));
  editor.view.dispatch({
    selection: { anchor: Math.min(line.from + (where.column ?? 1) - 1, line.to) },
    scrollIntoView: true,
  });
  editor.view.focus();
}
