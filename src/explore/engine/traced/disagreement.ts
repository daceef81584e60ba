import type { EventObject } from 'xstate';
import { eventText } from '../../machine/event-text.ts';

/**
 * A step that the machine makes is another one than tracing says.
 *
 * @param step what it leads to, in words; `null`: it is no transition
 */
export function disagreement(
  event: EventObject,
  state: string,
  { expected, found }: { readonly expected: string | null; readonly found: string | null },
): Error {
  return new Error(
    `Event ${eventText(event)} in state ${state} leads to ${expected ?? NONE}, ` +
      `but the traced run says ${found ?? NONE}. Some guard or action depends on more than the leaves it reads, ` +
      'or keeps a part of the context from one run to the next.',
  );
}

const NONE = 'no transition';
