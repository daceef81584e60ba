import type { EventObject } from 'xstate';
import { eventText } from '../../machine/event-text.ts';

/** The same step leads to different states. */
export class Disagreement extends Error {
  readonly event: EventObject;

  constructor(message: string, event: EventObject) {
    super(message);
    this.event = event;
  }
}

/**
 * A step that the machine makes is another one than tracing says.
 *
 * @param step what it leads to, in words; `null`: it is no transition
 */
export function disagreement(
  event: EventObject,
  state: string,
  { expected, found }: { readonly expected: string | null; readonly found: string | null },
): Disagreement {
  return new Disagreement(
    `Event ${eventText(event)} in state ${state} leads to ${expected ?? NONE}, ` +
      `but the traced run says ${found ?? NONE}. Some guard or action depends on more than the leaves it reads, ` +
      'or keeps a part of the context from one run to the next.',
    event,
  );
}

const NONE = 'no transition';
