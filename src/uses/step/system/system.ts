import type { Context } from '../../../../machines/context.ts';
import type { Design } from '../../../../machines/designs/design.ts';
import { designIn } from '../../../../machines/designs/in-world.ts';
import type { World } from '../../../../machines/world.ts';
import { kept } from '../../../livepatch/changes.ts';
import { worldUnder } from '../../../livepatch/machine.ts';
import { type ColumnView, columnsOf } from './columns.ts';
import { type FeatureRow, featuresOf } from './features.ts';
import { goneFrom, type LayerView, layersOf } from './layers.ts';
import { type ModuleRow, modulesOf } from './modules.ts';
import { type TaskRow, tasksOf } from './tasks.ts';
import { type Told, told } from './told.ts';

/** The state of the kernel, as an engineer would draw it: plain data, each thing with how it was before. */
export interface SystemView {
  /** klp_transition_patch and where it goes: `B2, patching`; `none`. */
  readonly transition: Told;
  /** The transition divides the tasks into two universes. */
  readonly isDivided: boolean;
  /** Attempts of the delayed work in this transition (klp_signals_cnt). */
  readonly attempts: Told;
  /** Where the operation stands that holds klp_mutex: `B2, vmlinux, L1TF`; `null`: none does. */
  readonly operation: string | null;
  readonly layers: readonly LayerView[];
  readonly gone: readonly string[];
  readonly columns: readonly ColumnView[];
  readonly features: readonly FeatureRow[];
  readonly tasks: readonly TaskRow[];
  readonly modules: readonly ModuleRow[];
  /** What the design counts. */
  readonly counts: readonly { readonly what: string; readonly number: Told }[];
}

/**
 * @param now where one stands
 * @param before the moment before what has led there; the same, where nothing has
 */
export function systemOf(world: World, design: Design, now: Context, before: Context): SystemView {
  const sights = { world: worldUnder(design, world), now, before };
  const old = kept(before);
  return {
    transition: told(now, before, transitionText),
    isDivided: now.klp.transitionPatch !== null,
    attempts: told(now, before, ({ klp }) => String(klp.signalsCnt)),
    operation: operationText(now),
    layers: layersOf(sights),
    gone: goneFrom(sights),
    columns: columnsOf(sights),
    features: featuresOf(sights, designIn(world, design).hasRegistry),
    tasks: tasksOf(sights),
    modules: modulesOf(sights),
    counts: kept(now).map(({ what, now }, place) => {
      const was = old[place]?.now ?? now;
      return { what, number: { now, was: was === now ? null : was } };
    }),
  };
}

function transitionText({ klp: { transitionPatch, targetState } }: Context): string {
  if (transitionPatch === null) return 'none';
  return `${transitionPatch}, ${targetState === 'patched' ? 'patching' : 'unpatching'}`;
}

function operationText({ operation }: Context): string | null {
  const { patch, object, feature, module, task } = operation;
  const parts = [patch, module, task, object, feature].filter(part => part !== null);
  return parts.length === 0 ? null : [...new Set(parts)].join(', ');
}
