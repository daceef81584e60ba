import type { Written } from '../body/written.ts';
import type { Kept } from '../context.ts';
import type { Plugs } from '../core/plugs.ts';
import type { DesignKey } from '../design-keys.ts';
import type { Mirrors } from '../kernel.ts';
import type { PropertyAtOnce } from '../observation.ts';
import type { Release } from '../releases.ts';
import type { CoreAction, CoreGuard } from '../words/index.ts';
import type { Actions, Guards, Sight } from '../words/word.ts';
import type { World } from '../world.ts';
import type { KeepsApart } from './overlaps.ts';

/**
 * A design: a way of keeping features safe. It fills the slots of the core, which does not know its name. `Guard`
 * and `Action` are the design's own words. What it leaves out it does not do.
 */
export interface Design<Guard extends string = string, Action extends string = string>
  extends Plugs<CoreGuard | Guard, CoreAction | Action> {
  readonly name: string;
  /** Where it is written in statements, these; its slots run them. */
  readonly written?: Written;
  /** What the design is and where it was proposed, in one sentence. */
  readonly about: string;
  /** The first release whose core has what it builds on; left out: any. */
  readonly since?: Release;
  /** Whether it keeps features in the registry; if not, the properties about the registry do not apply. */
  readonly hasRegistry: boolean;
  /** Properties that speak of something which the design does not have. */
  readonly inapplicable: readonly PropertyAtOnce[];
  /** Of its words and answers, those that stand for something in the kernel. */
  readonly mirrors?: Mirrors<string>;
  /** Words of its own. */
  readonly guards?: Guards & Readonly<Record<Guard, unknown>>;
  readonly actions?: Actions & Readonly<Record<Action, unknown>>;
  /** Keys that a livepatch of a scenario may have for this design alone. */
  readonly keys?: readonly DesignKey[];
  /** Numbers and flags that it keeps in the context. */
  readonly keeps?: (world: World) => Kept;
  /**
   * Which others the livepatch replaces when it is newer, or `null` where its enable is no replace at all; left out:
   * all if it says `replace`, else none.
   */
  readonly replaces?: (world: World, patch: string) => readonly string[] | null;
  /** Which others a force of its replace pins; left out: those that it replaces. */
  readonly pins?: (world: World, patch: string) => readonly string[];
  /** The design that it is, but for one answer: `compare` has it where it is named. */
  readonly variantOf?: string;
  /** Whether the patch that is about to be enabled must be refused (EINVAL). */
  readonly isIncompatible?: (sight: Sight) => boolean;
  /** What it refuses to have in common with an installed livepatch; `isIncompatible` asks it too. */
  readonly keepsApart?: KeepsApart;
  /** Whether the enabled patch must not be disabled, or its enable, if that still runs, not be cancelled (EINVAL). */
  readonly mayNotDisable?: (sight: Sight) => boolean;
}

/** Infers a design's own words from its guards and actions, and holds its charts against them. */
export function design<const G extends Guards = NoWords, const A extends Actions = NoWords>(
  definition: Omit<Design<keyof G & string, keyof A & string>, 'guards' | 'actions'> & {
    readonly guards?: G;
    readonly actions?: A;
  },
): Design {
  return definition;
}

type NoWords = Readonly<Record<never, never>>;
