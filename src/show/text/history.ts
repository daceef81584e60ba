import { changes } from '../../livepatch/changes.ts';
import type { Outcome } from '../../livepatch/outcome.ts';
import type { ReplayedStep } from '../../livepatch/replay.ts';
import { type Page, paragraph } from './page.ts';

/** A numbered history: under each step the callbacks that ran, what changed, and the kernel log. */
export function historyText(page: Page, history: readonly ReplayedStep[]): string {
  const { ink } = page;
  if (history.length === 0) return '  (the system before the first step)';
  const digits = String(history.length).length;
  const lines: string[] = [];
  for (const [index, { line, outcome }] of history.entries()) {
    const number = String(index + 1).padStart(digits + 2);
    lines.push(`${number}. ${ink.bold(line)}`);
    const indent = ' '.repeat(digits + 6);
    const callbacks = callbacksOf(outcome);
    if (callbacks !== '') lines.push(paragraph(page, indent, `callbacks: ${callbacks}`));
    for (const { what, now } of changes(outcome.before.context, outcome.after.context)) {
      lines.push(paragraph(page, indent, `${what}: ${now}`));
    }
    for (const printed of outcome.log) lines.push(ink.dim(`${indent}| ${printed}`));
  }
  return lines.join('\n');
}

function callbacksOf({ callbacks }: Outcome): string {
  return callbacks.map(({ callback, patch, object }) => `${callback} of ${patch}/${object}`).join(', ');
}
