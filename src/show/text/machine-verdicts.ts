import type { EventObject } from 'xstate';
import type { Verdict } from '../../explore/index.ts';
import { visible } from '../../problem/visible.ts';
import { count } from './count.ts';
import { type Page, paragraph } from './page.ts';
import { verdictInk } from './verdict-ink.ts';
import { wayLines } from './ways.ts';

/** What a walk says of the properties of a machine; nothing where it has none. */
export function verdictsText(page: Page, verdicts: readonly Verdict<EventObject>[]): string {
  const lines = verdicts.flatMap(verdict => [
    paragraph(page, '  ', `${visible(verdict.property)}: ${saidOf(page, verdict)}`),
    ...wayLines(page, verdict.history ?? []),
    ...cycleLines(page, verdict),
  ]);
  return lines.length === 0 ? '' : ['Properties:', ...lines].join('\n');
}

function saidOf(page: Page, verdict: Verdict<EventObject>): string {
  const { vacuous, depth, history, cycle } = verdict;
  if (vacuous === true)
    return `${verdictInk(page, 'vacuous')('vacuous')}: its premise holds in no state, so it says nothing`;
  const said = verdictInk(page, verdict.verdict)(verdict.verdict);
  switch (verdict.verdict) {
    case 'holds':
      return said;
    case 'holds to depth':
      return `${said} ${depth ?? 0}`;
    case 'unknown':
      return `${said}: the walk has ended too early to tell`;
    case 'violated':
      if (history === undefined) return `${said}: no such state is reached`;
      if (history.length === 0 && cycle === undefined) return `${said} from the start`;
      return cycle === undefined
        ? `${said} after ${count(history.length, 'event')}`
        : `${said} by a run that goes on for ever`;
  }
}

function cycleLines(page: Page, { history = [], cycle }: Verdict<EventObject>): string[] {
  if (cycle === undefined) return [];
  return ['    and from there round and round:', ...wayLines(page, cycle, history.length)];
}
