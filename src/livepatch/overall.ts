import type { KlpEvent } from '../../machines/events.ts';
import type { Verdict } from '../explore/index.ts';

/**
 * The weakest of the verdicts. A question about the whole walk (no-way-back) has no answer while the walk is
 * bounded; that is told with the property, and does not hide to which depth the others hold.
 */
export function overall(verdicts: readonly Verdict<KlpEvent>[]): string {
  if (verdicts.some(({ verdict }) => verdict === 'violated')) return 'violated';
  if (verdicts.every(({ verdict }) => verdict === 'holds')) return 'holds';
  const depths = verdicts.flatMap(({ verdict, depth }) => (verdict === 'holds to depth' ? [depth ?? 0] : []));
  return depths.length === 0 ? 'unknown' : verdictText('holds to depth', Math.min(...depths));
}

export function verdictText(verdict: Verdict<KlpEvent>['verdict'], depth: number | undefined): string {
  return verdict === 'holds to depth' ? `${verdict} ${depth}` : verdict;
}
