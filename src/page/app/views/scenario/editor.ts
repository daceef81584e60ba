import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import {
  history,
  historyKeymap,
  indentLess,
  indentMore,
  standardKeymap,
  toggleComment,
} from '@codemirror/commands';
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Problem } from '../../../../problem/problem.ts';
import { completeScenario, type Names } from './completion.ts';
import { YAML } from './yaml-mode.ts';

export interface Editor {
  readonly view: EditorView;
  /** Replaces the whole text, as something that may be undone. */
  replace(text: string): void;
  /** Marks the lines that are wrong. */
  mark(problems: readonly Problem[]): void;
}

/** @param namesOf the names that are offered, asked for when they are */
export function makeEditor(
  parent: HTMLElement,
  text: string,
  namesOf: () => Names,
  onEdit: (text: string) => void,
): Editor {
  let isOurs = false;
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        StreamLanguage.define(YAML),
        syntaxHighlighting(INK),
        autocompletion({ override: [context => completeScenario(context, namesOf())], icons: false }),
        keymap.of([...completionKeymap, ...LINE_KEYS, ...standardKeymap, ...historyKeymap, ...lintKeymap]),
        EditorView.cspNonce.of(document.querySelector('style')?.nonce ?? ''),
        EditorView.contentAttributes.of({ 'aria-label': 'The scenario, in YAML' }),
        EditorView.lineWrapping,
        EditorView.updateListener.of(update => {
          if (update.docChanged && !isOurs) onEdit(update.state.doc.toString());
        }),
        THEME,
      ],
    }),
  });
  return {
    view,
    replace: next => {
      isOurs = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
      isOurs = false;
    },
    mark: problems =>
      view.dispatch(
        setDiagnostics(
          view.state,
          problems.map(problem => diagnosticOf(view.state, problem)),
        ),
      ),
  };
}

/** From the place that is wrong to the end of its line. */
function diagnosticOf({ doc }: EditorState, { where, what, expected, hints }: Problem): Diagnostic {
  const line = doc.line(Math.min(Math.max(1, where.line ?? 1), doc.lines));
  const from = Math.min(line.from + (where.column ?? 1) - 1, line.to);
  const wanted = expected === undefined ? '' : `; expected ${expected}`;
  return {
    from,
    to: Math.max(from, line.to),
    severity: 'error',
    message: [`${what}${wanted}.`, ...hints].join(' '),
  };
}

/** Of what moves and copies by syntax and by lines, the little that YAML is edited with. */
const LINE_KEYS = [
  { key: 'Mod-/', run: toggleComment },
  { key: 'Mod-[', run: indentLess },
  { key: 'Mod-]', run: indentMore },
];

/** A key is an atom to the mode; brackets, colons and dashes are meta, and anchors and aliases variables. */
const INK = HighlightStyle.define([
  { tag: tags.atom, color: 'var(--accent)' },
  { tag: tags.comment, color: 'var(--faint)', fontStyle: 'italic' },
  { tag: tags.meta, color: 'var(--faint)' },
  { tag: tags.variableName, color: 'var(--about)' },
]);

const THEME = EditorView.theme({
  '&': { height: '100%', fontSize: '12px', backgroundColor: 'transparent', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '19px' },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    color: 'var(--faint)',
    border: 'none',
    paddingLeft: '4px',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--sunk)' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--wash)',
  },
  '.cm-selectionMatch': { backgroundColor: 'var(--about-wash)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--sheet)',
    color: 'var(--ink)',
    border: '1px solid var(--line)',
    borderRadius: '4px',
  },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', fontSize: '12px' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '2px 8px' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--wash)',
    color: 'var(--ink)',
  },
  '.cm-completionInfo': { padding: '4px 8px', maxWidth: '320px', font: '12px/17px var(--sans)' },
  '.cm-diagnostic': { padding: '4px 8px', font: '12px/17px var(--sans)', maxWidth: '480px' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--broken)' },
  '.cm-panels': { backgroundColor: 'var(--paper)', color: 'var(--ink)' },
});
