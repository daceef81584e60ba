import { signal } from '@preact/signals';
import { dataIn } from '../../app/workers.ts';
import type { ChartsInside } from '../../charts/packed.ts';
import type { Lists } from '../../path-view.ts';
import type { MachineView } from '../protocol.ts';

/** The session, as its worker told it last. */
export const view = signal<MachineView | null>(null);

export const lists = signal<Lists>({ choices: [], refused: [] });

/** Until the session is there: what the worker is at, or why there will be none. */
export const news = signal('');

/** The chart of the machine, as it was laid out. */
export const charts = dataIn<ChartsInside>('charts');
