import { effect } from '@preact/signals';
import type { TableCellTold } from '../../../told.ts';
import { ask, open } from '../../act.ts';
import { width } from '../../frame/width.ts';
import { message, shown } from '../../page.ts';
import { inside, view, walk } from '../../store.ts';
import { goOn } from '../../walker.ts';

/** Opens the world under the design and, once it is walked, takes a shortest history to what is violated first. */
export async function openCell(world: string, design: string, { to }: TableCellTold): Promise<void> {
  const scenario = inside.find(({ name }) => name === world);
  if (scenario === undefined || !(await open(scenario))) return;
  if (view.value?.design !== design && !(await ask({ kind: 'command', line: `design ${design}` }))) return;
  if (view.value?.place !== 0 && !(await ask({ kind: 'command', line: 'goto 0' }))) return;
  shown.value = width.value === 'narrow' ? 'history' : 'system';
  if (to === undefined) return;
  message.value = `${world} is walked under ${design}; then the shortest history to ${to} is taken.`;
  await walked();
  if (view.value?.file === scenario.name && view.value.design === design && view.value.path.length === 0)
    await goOn(to);
}

/** Until the walk is over, closed or not. */
function walked(): Promise<void> {
  return new Promise(resolve => {
    const stop = effect(() => {
      const { status } = walk.value;
      if (status === 'walking' || status === 'not walked') return;
      queueMicrotask(() => stop());
      resolve();
    });
  });
}
