import { yesOrNo } from '../machine/expected.ts';
import type { SeenState } from '../machine/state.ts';
import { Signal } from '../run/signal.ts';

/** A predicate over states, under the name of the property that it belongs to. */
export interface Predicate<TContext> {
  readonly property: string;
  readonly test: (state: SeenState<TContext>) => boolean;
}

/**
 * Asks a property's function, which answers with true or false and nothing else.
 *
 * @param on what it is run on, for the error
 * @throws an Error that names the property, with what the function has thrown as its cause
 */
export function asked(property: string, on: () => string, ask: () => boolean): boolean {
  try {
    return yesOrNo('its function', ask());
  } catch (error) {
    if (error instanceof Signal) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`Property "${property}" failed ${on()}: ${message}`, { cause: error });
  }
}
