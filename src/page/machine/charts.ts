import type { AnyStateMachine } from 'xstate';
import { Elk } from '../charts/elk.ts';
import { Draughtsman } from '../charts/layout.ts';
import type { ChartsInside } from '../charts/packed.ts';
import { MACHINE } from './inside.ts';
import { levelOf } from './level.ts';

/** All of it is drawn at its size: whoever wants to see less goes nearer. */
const ROOM = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/** The chart of a machine, laid out. */
export async function machineCharts({ root }: AnyStateMachine): Promise<ChartsInside> {
  const draughtsman = new Draughtsman(new Elk(), { chart: ROOM, slot: ROOM });
  const drawing = await draughtsman.draw(levelOf(root));
  return {
    layouts: draughtsman.layouts,
    drawings: draughtsman.drawings.map(({ layout, inner }) => [layout, inner]),
    designs: { [MACHINE]: drawing },
    cores: [],
    charts: {},
    words: {},
    own: {},
  };
}
