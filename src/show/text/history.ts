import type { Context } from '../../../machines/context.ts';
import { type Change, callbackText, changeLine, changes } from '../../livepatch/changes.ts';
import { changedFunctions, type FunctionTable } from '../../livepatch/functions.ts';
import type { Outcome } from '../../livepatch/outcome.ts';
import { type Page, paragraph, unbroken } from './page.ts';

/** A step, and what it does: its own operation, then perhaps the delayed work. */
interface HistoryStep {
  readonly line: string;
  readonly outcomes: readonly Outcome[];
}

/**
 * A numbered history: under each step the callbacks that ran, what changed, whose functions run if that changed, and
 * the kernel log.
 *
 * @param from leave out so many steps
 */
export function historyText(
  page: Page,
  functions: FunctionTable,
  history: readonly HistoryStep[],
  from = 0,
): string {
  const { ink } = page;
  if (history.length === 0) return '  (no step: it is so where the walk begins)';
  const digits = String(history.length).length;
  const lines: string[] = [];
  for (const [index, { line, outcomes }] of history.entries()) {
    if (index < from) continue;
    const number = String(index + 1).padStart(digits + 2);
    lines.push(`${number}. ${ink.bold(line)}`);
    const indent = ' '.repeat(digits + 6);
    const callbacks = outcomes.flatMap(outcome => outcome.callbacks.map(callbackText));
    if (callbacks.length > 0) lines.push(paragraph(page, indent, `callbacks: ${callbacks.join(', ')}`));
    for (const change of changed(outcomes)) lines.push(paragraph(page, indent, changeLine(change)));
    const runs = changedRuns(functions, outcomes);
    if (runs.length > 0) lines.push(paragraph(page, indent, `what runs: ${runs.map(runsLine).join('; ')}`));
    for (const printed of outcomes.flatMap(({ log }) => log)) lines.push(ink.dim(`${indent}| ${printed}`));
  }
  return lines.join('\n');
}

function changed(outcomes: readonly Outcome[]): Change[] {
  const ends = endsOf(outcomes);
  return ends === null ? [] : changes(ends.before, ends.after);
}

function changedRuns(functions: FunctionTable, outcomes: readonly Outcome[]): Change[] {
  const ends = endsOf(outcomes);
  return ends === null ? [] : changedFunctions(functions(ends.before), functions(ends.after));
}

function runsLine({ what, now }: Change): string {
  return changeLine({ what: unbroken(what), now });
}

function endsOf(outcomes: readonly Outcome[]): { before: Context; after: Context } | null {
  const [first] = outcomes;
  const last = outcomes.at(-1);
  return first === undefined || last === undefined
    ? null
    : { before: first.before.context, after: last.after.context };
}
