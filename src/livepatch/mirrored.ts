import { type Chart, type Charts, listOf } from '../../machines/core/chart.ts';
import { CHARTS } from '../../machines/core/index.ts';
import type { Design } from '../../machines/designs/design.ts';
import type { Mirrors } from '../../machines/kernel.ts';
import { livepatch } from '../../machines/livepatch.ts';
import { mirrors } from '../../machines/words/index.ts';

/**
 * What the innermost chart mirrors in which a state stands, or the state itself: `transition.c: klp_start_transition`.
 * Nothing where it is of the model alone, or of the design.
 *
 * @param nodes the names of the state nodes, from the outermost
 */
export function mirroredAt(design: Design, nodes: readonly string[]): readonly string[] {
  let chart: Chart | undefined = livepatch;
  let charts: Charts = CHARTS;
  let place: Chart = livepatch;
  for (const name of nodes) {
    const state: Chart | undefined = chart?.states?.[name];
    if (state === undefined) break;
    if (state.mirrors !== undefined) place = state;
    if (state.chart !== undefined) chart = charts[state.chart];
    else if (state.slot !== undefined) [chart, charts] = [design[state.slot], design.charts ?? {}];
    else {
      chart = state;
      continue;
    }
    if (state.slot !== undefined || chart?.mirrors !== undefined) place = chart ?? {};
  }
  return ofKernel(place.mirrors);
}

/** What a guard or an action mirrors; nothing where it is a rule of the model alone, or of the design. */
export function mirroredBy(design: Design, word: string): readonly string[] {
  return ofKernel(under(design.mirrors, word) ?? under(mirrors, word.replace(/\(.*\)$/s, '')));
}

function under(all: Mirrors | undefined, word: string) {
  return all !== undefined && Object.hasOwn(all, word) ? all[word] : undefined;
}

function ofKernel(mirrored: string | readonly string[] = []): readonly string[] {
  return listOf(mirrored).filter(place => place !== 'the model');
}
