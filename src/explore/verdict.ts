import type { Check } from './property.ts';

/** Why a walk ended before every state was expanded; `null`: it did not. */
export type Stop = null | 'depth' | 'states' | 'interrupted';

export interface Verdict<TEvent> {
  /** The property's name. */
  readonly property: string;
  /** `unknown`: a bound or an interruption ended the walk too early to say anything. */
  readonly verdict: 'holds' | 'holds to depth' | 'violated' | 'unknown';
  /** Of `holds to depth`: no history of up to so many events violates it. */
  readonly depth?: number;
  /** A shortest history that violates it. */
  readonly history?: readonly TEvent[];
}

/**
 * The verdict on a property.
 *
 * @param history `null`: no violation was found
 * @param checked the deepest level whose states were all checked
 */
export function judge<TEvent>(
  property: string,
  kind: Check['kind'],
  history: readonly TEvent[] | null,
  stopped: Stop,
  checked: number,
): Verdict<TEvent> {
  if (history !== null) return { property, verdict: 'violated', history };
  if (stopped === null) return { property, verdict: 'holds' };
  if (kind === 'way-back') return { property, verdict: 'unknown' };
  if (stopped !== 'depth' && checked < 1) return { property, verdict: 'unknown' };
  return { property, verdict: 'holds to depth', depth: checked };
}
