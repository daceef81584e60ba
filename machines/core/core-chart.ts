import type { Mirrored } from '../kernel.ts';
import type { CoreAction, CoreGuard } from '../words/index.ts';
import type { Chart } from './chart.ts';

/** A chart of the core: a constant in the core's words, and the function of the kernel that it mirrors. */
export interface CoreChart extends Chart<CoreGuard, CoreAction> {
  readonly mirrors: Mirrored | readonly Mirrored[];
}
