import { computed, effect, signal } from '@preact/signals';
import type { RunTold } from '../../../told.ts';
import { answerTo } from '../../act.ts';
import { view } from '../../store.ts';

/** How each step of the line runs through the charts; empty: it is not known yet. */
export const traces = signal<readonly (readonly RunTold[])[]>([]);

/** The steps, by which one tells whether the traces are those of the line. */
const line = computed(() => {
  const now = view.value;
  return now === null
    ? ''
    : JSON.stringify([now.file, now.design, now.path.map(step => [step.line, step.result])]);
});

/** Keeps the traces up to date while someone looks at them. @returns what ends that */
export function keepTraces(): () => void {
  return effect(() => {
    const asked = line.value;
    void answerTo({ kind: 'trace' }).then(answer => {
      if (answer?.kind === 'trace' && line.peek() === asked) traces.value = answer.steps;
    });
  });
}
