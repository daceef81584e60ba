import { PROPERTIES } from '../../../../machines/properties.ts';
import type { BreachView, StepView } from '../../../uses/step/view.ts';
import { type Page, paragraph } from '../page.ts';

const INDENT = '   ';

/** What a step has done: callbacks, changes, the kernel log, and what it has broken. */
export function stepText(page: Page, step: StepView): string {
  const { callbacks, changes, log, violations } = step;
  const lines = [
    ...(callbacks.length === 0 ? [] : [paragraph(page, INDENT, `callbacks: ${callbacks.join(', ')}`)]),
    ...changes.map(change => paragraph(page, INDENT, change)),
    ...log.map(printed => page.ink.dim(`${INDENT}| ${printed}`)),
    ...resultLines(page, step),
    ...violations.map(breach => breachText(page, breach)),
  ];
  return lines.length === 0 ? page.ink.dim(`${INDENT}nothing changes`) : lines.join('\n');
}

function resultLines(page: Page, { result, reasons, line }: StepView): string[] {
  if (result === 'ok') return [];
  if (result === 'stuck')
    return [
      page.ink.yellow(
        paragraph(
          page,
          INDENT,
          `${line} waits for ever: no task that is left can switch. Nothing can follow it.`,
        ),
      ),
    ];
  const because = reasons.length === 0 ? '' : `: ${reasons.join('; ')}`;
  return [page.ink.yellow(paragraph(page, INDENT, `it fails with ${result}${because}`))];
}

export function breachText(page: Page, { property, why }: BreachView): string {
  return paragraph(
    page,
    INDENT,
    `${page.ink.red(`${property} is broken`)}: ${why}. The rule: ${PROPERTIES[property].rule}.`,
  );
}
