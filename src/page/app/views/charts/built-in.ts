import type { ChartsInside } from '../../../charts/packed.ts';
import { dataIn } from '../../workers.ts';

let read: ChartsInside | null = null;

/** What the build has put into the page of the charts. */
export function chartsInside(): ChartsInside {
  read ??= dataIn<ChartsInside>('charts');
  return read;
}
