import type { Chart } from '../../../machines/core/chart.ts';
import type { Design } from '../../../machines/designs/design.ts';
import { none } from '../../../machines/designs/none.ts';
import { SLOT_OF } from '../../../machines/designs/written.ts';
import type { Shape } from './shape.ts';

const RETURNS: Chart = { initial: 'return', states: { return: { type: 'final' } } };
const MAY_FAIL: Chart = {
  initial: 'return',
  states: { return: { type: 'final' }, failed: { type: 'final' } },
};

/** Every chart of the core is, in one of these, as it is in any world where livepatches have callbacks of their own. */
const SHAPES: readonly Shape[] = (() => {
  const callbacks = { postPatch: 'returns', preUnpatch: 'returns', postUnpatch: 'returns' } as const;
  const failing: Shape = { ...callbacks, prePatch: 'may fail', isIncompatible: 'asked' };
  const returning: Shape = { ...callbacks, prePatch: 'returns' };
  return [
    { ...failing, moduleInit: 'may fail', moduleExit: 'returns' },
    { ...returning, moduleInit: 'returns', moduleExit: 'returns' },
    { ...failing, moduleInit: 'may fail' },
    { ...failing, moduleInit: 'returns' },
    { ...failing, moduleExit: 'returns' },
    {},
  ];
})();

/** Stand-ins for such worlds, whose slots hold nothing that is worth drawing. */
export function coreDesigns(): { readonly shape: Shape; readonly design: Design }[] {
  return SHAPES.map(shape => {
    const filled = Object.values(SLOT_OF).flatMap(slot =>
      shape[slot] === undefined ? [] : [[slot, shape[slot] === 'may fail' ? MAY_FAIL : RETURNS] as const],
    );
    const { name, about, hasRegistry, inapplicable } = none;
    const asked = shape['isIncompatible'] === undefined ? {} : { isIncompatible: () => false };
    return {
      shape,
      design: { name, about, hasRegistry, inapplicable, ...asked, ...Object.fromEntries(filled) },
    };
  });
}
