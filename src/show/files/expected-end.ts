import type { Context } from '../../../machines/context.ts';
import type { Design } from '../../../machines/designs/design.ts';
import type { PropertyName } from '../../../machines/properties.ts';
import { finalState } from '../../livepatch/final-state.ts';
import type { Account } from './account.ts';

/**
 * What `simulate` is to find at the end of a history. It does not come by what is true of all histories.
 *
 * @param log of the whole history
 * @param broken the properties that it breaks
 */
export function expectedEnd(
  context: Context,
  log: readonly string[],
  broken: readonly PropertyName[],
  { hasRegistry }: Design,
): Account['expect'] {
  const { enabled, features, effects, settings } = finalState(context);
  const violations = broken.filter(name => name !== 'deadlock' && name !== 'no-way-back');
  return {
    ...(violations.length === 0 ? {} : { violations }),
    enabled: [...enabled],
    ...(hasRegistry ? { features: { ...features } } : {}),
    effects: { ...effects },
    ...(settings === undefined ? {} : { settings: { ...settings } }),
    log: [...log],
  };
}
