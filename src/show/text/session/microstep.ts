import { guardText } from '../../../uses/step/refusal.ts';
import type { MicrostepView } from '../../../uses/step/view.ts';
import { type Page, paragraph } from '../page.ts';
import { breachText } from './step.ts';

const INDENT = '   ';

/** One transition of the charts: where it leads, what was asked for it, what it did. */
export function microstepText(page: Page, microstep: MicrostepView): string {
  const { nodes, asked, actions, callback, log, changes, violations } = microstep;
  return [
    paragraph(page, INDENT, page.ink.bold(nodes.join('.'))),
    ...(callback === null ? [] : [paragraph(page, INDENT, `in ${callback}`)]),
    ...asked.map(guard => paragraph(page, INDENT, guardText(guard))),
    ...(actions.length === 0 ? [] : [paragraph(page, INDENT, `does: ${actions.join(', ')}`)]),
    ...changes.map(change => paragraph(page, INDENT, change)),
    ...log.map(printed => page.ink.dim(`${INDENT}| ${printed}`)),
    ...violations.map(breach => breachText(page, breach)),
  ].join('\n');
}
