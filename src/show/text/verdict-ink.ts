import type { Page } from './page.ts';

/** The colour of a verdict: green holds, red is violated, and yellow leaves something open. */
export function verdictInk({ ink }: Page, verdict: string): (text: string) => string {
  if (verdict === 'holds' || verdict === 'reached') return ink.green;
  return verdict === 'violated' || verdict === 'never reached' ? ink.red : ink.yellow;
}
