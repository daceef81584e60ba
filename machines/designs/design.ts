import type { Actions, Chart, Guards, Sight } from '../chart.ts';
import type { PropertyAtOnce } from '../observation.ts';
import type { CoreAction, CoreGuard } from '../words/index.ts';

/**
 * A design: a way of keeping features safe. It fills the slots of the core, which does not know its name. `Guard`
 * and `Action` are the design's own words.
 */
export interface Design<Guard extends string = string, Action extends string = string> {
  readonly name: string;
  /** What the design is and where it was proposed, in one sentence. */
  readonly about: string;
  /** Whether it keeps features in the registry; if not, the properties about the registry do not apply. */
  readonly hasRegistry: boolean;
  /** Properties that speak of something which the design does not have. */
  readonly inapplicable: readonly PropertyAtOnce[];
  readonly guards: Guards & Readonly<Record<Guard, unknown>>;
  readonly actions: Actions & Readonly<Record<Action, unknown>>;
  /** Whether the patch that is about to be enabled must be refused (EINVAL). */
  readonly isIncompatible: (sight: Sight) => boolean;
  /** What the callbacks of an object that carries features do, after they have been called. */
  readonly prePatch: Chart<CoreGuard | Guard, CoreAction | Action>;
  readonly postPatch: Chart<CoreGuard | Guard, CoreAction | Action>;
  readonly preUnpatch: Chart<CoreGuard | Guard, CoreAction | Action>;
  readonly postUnpatch: Chart<CoreGuard | Guard, CoreAction | Action>;
}

/** Infers a design's own words from its guards and actions, and holds its charts against them. */
export function design<const G extends Guards, const A extends Actions>(
  definition: Omit<Design<keyof G & string, keyof A & string>, 'guards' | 'actions'> & {
    readonly guards: G;
    readonly actions: A;
  },
): Design {
  return definition;
}
