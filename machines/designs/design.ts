import type { Counts } from '../context.ts';
import type { Actions, Chart, Guards, Sight } from '../core/chart.ts';
import type { PropertyAtOnce } from '../observation.ts';
import type { CoreAction, CoreGuard } from '../words/index.ts';
import type { World } from '../world.ts';

/**
 * A design: a way of keeping features safe. It fills the slots of the core, which does not know its name. `Guard`
 * and `Action` are the design's own words. What it leaves out it does not do.
 */
export interface Design<Guard extends string = string, Action extends string = string>
  extends Slots<CoreGuard | Guard, CoreAction | Action> {
  readonly name: string;
  /** What the design is and where it was proposed, in one sentence. */
  readonly about: string;
  /** Whether it keeps features in the registry; if not, the properties about the registry do not apply. */
  readonly hasRegistry: boolean;
  /** Properties that speak of something which the design does not have. */
  readonly inapplicable: readonly PropertyAtOnce[];
  readonly guards: Guards & Readonly<Record<Guard, unknown>>;
  readonly actions: Actions & Readonly<Record<Action, unknown>>;
  /** Keys that a livepatch of a scenario may have for this design alone. */
  readonly keys?: readonly DesignKey[];
  /** Numbers that it keeps in the context, 0 at first. */
  readonly counts?: (world: World) => Counts;
  /** Which others the livepatch replaces when it is newer; left out: all if it says `replace`, else none. */
  readonly replaces?: (world: World, patch: string) => readonly string[];
  /** Whether the patch that is about to be enabled must be refused (EINVAL). */
  readonly isIncompatible?: (sight: Sight) => boolean;
  /** Whether the enabled patch must not be disabled, or its enable, if that still runs, not be cancelled (EINVAL). */
  readonly mayNotDisable?: (sight: Sight) => boolean;
}

/** Keys of a livepatch that mean something to some design alone; a scenario that has one needs that design. */
export const DESIGN_KEYS = ['set', 'provides', 'obsoletes', 'block_disable'] as const;
export type DesignKey = (typeof DESIGN_KEYS)[number];

/**
 * Where the core lets a design do something. A chart may fail, where that is said, by setting `operation.result`.
 * Callbacks of objects run only for objects that carry features; all other slots run once.
 */
export interface Slots<Guard extends string, Action extends string> {
  /** The livepatch's own module: its init, before klp_enable_patch; and its exit, also where its init fails. */
  readonly moduleInit?: Chart<Guard, Action>;
  readonly moduleExit?: Chart<Guard, Action>;

  /** After klp_init_transition, before the first object is patched. May fail: `unpatched` follows. */
  readonly enableBegins?: Chart<Guard, Action>;
  /** After klp_init_transition, before the pre_unpatch of the first object; the patch is still enabled. */
  readonly disableBegins?: Chart<Guard, Action>;
  /** In klp_reverse_transition, when target and `enabled` have been turned round. */
  readonly reverts?: Chart<Guard, Action>;
  /**
   * In klp_complete_transition, after the callbacks of the last object: the replaced patches are disabled, and (from
   * 6.12 on) still in klp_patches; the patch is still the one in transition. `unpatched` follows a failed enable too.
   */
  readonly patched?: Chart<Guard, Action>;
  readonly unpatched?: Chart<Guard, Action>;

  /** In klp_module_coming, for each patch that has an object of the module, before its pre_patch. May fail. */
  readonly objectComes?: Chart<Guard, Action>;
  /** In klp_module_coming, after the last patch was applied, before the module's init. */
  readonly moduleCame?: Chart<Guard, Action>;
  /** In klp_module_going, for each patch but the one in transition, before its pre_unpatch. */
  readonly objectGoes?: Chart<Guard, Action>;
  /** After klp_module_going, or after a klp_module_coming that has failed: the module is not loaded. */
  readonly moduleWent?: Chart<Guard, Action>;

  /** What the callbacks of an object do, after they have been called. `prePatch` may fail. */
  readonly prePatch?: Chart<Guard, Action>;
  readonly postPatch?: Chart<Guard, Action>;
  readonly preUnpatch?: Chart<Guard, Action>;
  readonly postUnpatch?: Chart<Guard, Action>;
}

/** The slots by the kernel's names for them, in the order of a livepatch's life. */
export const SLOTS = [
  ['module init', 'moduleInit'],
  ['begin of an enable', 'enableBegins'],
  ['pre-patch', 'prePatch'],
  ['post-patch', 'postPatch'],
  ['end of patching', 'patched'],
  ['module coming', 'objectComes'],
  ['module came', 'moduleCame'],
  ['module going', 'objectGoes'],
  ['module went', 'moduleWent'],
  ['begin of a disable', 'disableBegins'],
  ['reversal', 'reverts'],
  ['pre-unpatch', 'preUnpatch'],
  ['post-unpatch', 'postUnpatch'],
  ['end of unpatching', 'unpatched'],
  ['module exit', 'moduleExit'],
] as const satisfies readonly (readonly [string, keyof Slots<string, string>])[];

/** Infers a design's own words from its guards and actions, and holds its charts against them. */
export function design<const G extends Guards, const A extends Actions>(
  definition: Omit<Design<keyof G & string, keyof A & string>, 'guards' | 'actions'> & {
    readonly guards: G;
    readonly actions: A;
  },
): Design {
  return definition;
}
