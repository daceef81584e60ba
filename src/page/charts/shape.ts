import { endsOf } from '../../../machines/core/chart.ts';
import type { Design } from '../../../machines/designs/design.ts';
import { SLOT_OF } from '../../../machines/designs/written.ts';

/**
 * What decides how the charts of the core look around the callbacks of livepatches: of each slot that is filled whether
 * its chart may fail, and whether a livepatch may be refused.
 */
export type Shape = Readonly<Record<string, 'returns' | 'may fail' | 'asked'>>;

export function shapeOf(design: Design): Shape {
  const filled = Object.values(SLOT_OF).flatMap(slot => {
    const chart = design[slot];
    if (chart === undefined) return [];
    return [[slot, endsOf(chart).includes('failed') ? 'may fail' : 'returns'] as const];
  });
  return {
    ...Object.fromEntries(filled),
    ...(design.isIncompatible === undefined ? {} : { isIncompatible: 'asked' as const }),
  };
}
