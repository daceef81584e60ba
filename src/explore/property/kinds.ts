import type { Check } from './check.ts';
import { deadlock } from './deadlock.ts';
import { eventually } from './eventually.ts';
import { never } from './never.ts';
import { observed } from './observed.ts';
import type { Property } from './property.ts';
import type { Questions } from './questions.ts';
import { sometimes } from './sometimes.ts';
import { wayBack } from './way-back.ts';

interface Kind {
  /** The functions that such a property has to have. */
  readonly functions: readonly string[];
  /** Those that it may have. */
  readonly choices: readonly string[];
}

export const KINDS: Readonly<Record<Property<unknown, unknown>['kind'], Kind>> = {
  never,
  observed,
  deadlock,
  'way-back': wayBack,
  eventually,
  sometimes,
};

/** Puts a property to work. */
export function checkOf<TContext, TEvent, TObservation>(
  property: Property<TContext, TObservation, TEvent>,
  questions: Questions<TContext, TEvent, TObservation>,
): Check {
  switch (property.kind) {
    case 'never':
      return never.check(property, questions);
    case 'observed':
      return observed.check(property, questions);
    case 'deadlock':
      return deadlock.check(property, questions);
    case 'way-back':
      return wayBack.check(property, questions);
    case 'eventually':
      return eventually.check(property, questions);
    case 'sometimes':
      return sometimes.check(property, questions);
  }
}
