import { batch, computed, effect, signal } from '@preact/signals';
import type { OwnCallbacks, RunTold } from '../../../told.ts';
import { answerTo } from '../../act.ts';
import { view } from '../../store.ts';
import { chartsInside } from './built-in.ts';
import { withOwn } from './with-own.ts';

/** How each step of the line runs through the charts; empty: it is not known yet. */
export const traces = signal<readonly (readonly RunTold[])[]>([]);

/** What livepatches do in callbacks of their own, under which design; `null`: nothing, or it is not known yet. */
const own = signal<{ readonly design: string; readonly told: OwnCallbacks } | null>(null);

/** The charts of the designs, those callbacks among them. */
export const charts = computed(() => {
  const now = own.value;
  return now === null ? chartsInside() : withOwn(chartsInside(), now.design, now.told);
});

/** The steps, by which one tells whether the traces are those of the line. */
const line = computed(() => {
  const now = view.value;
  return now === null
    ? ''
    : JSON.stringify([
        now.file,
        now.design,
        now.world.livepatches,
        now.path.map(step => [step.line, step.result]),
      ]);
});

/** Keeps the traces up to date while someone looks at them. @returns what ends that */
export function keepTraces(): () => void {
  return effect(() => {
    const asked = line.value;
    void answerTo({ kind: 'trace' }).then(answer => {
      if (answer?.kind !== 'trace' || line.peek() !== asked) return;
      batch(() => {
        traces.value = answer.steps;
        own.value = answer.own === null ? null : { design: view.peek()?.design ?? '', told: answer.own };
      });
    });
  });
}
