import { guardText } from '../../../uses/step/refusal.ts';
import type { MicrostepView } from '../../../uses/step/view.ts';
import { type Page, paragraph, unbroken } from '../page.ts';
import { breachText } from './step.ts';

const INDENT = '   ';

/** One transition of the charts: where it leads, what was asked for it, what it did. */
export function microstepText(page: Page, microstep: MicrostepView): string {
  const { nodes, mirrors, asked, actions, words, callback, log, changes, violations } = microstep;
  return [
    paragraph(page, INDENT, page.ink.bold(nodes.join('.'))),
    ...(mirrors.length === 0 ? [] : [page.ink.dim(paragraph(page, INDENT, placesText(mirrors)))]),
    ...(callback === null ? [] : [paragraph(page, INDENT, `in ${callback}`)]),
    ...asked.map(guard => paragraph(page, INDENT, guardText(guard, words[guard.guard]?.map(unbroken)))),
    ...(actions.length === 0
      ? []
      : [
          paragraph(
            page,
            INDENT,
            `does: ${actions.map(action => actionText(action, words[action])).join(', ')}`,
          ),
        ]),
    ...changes.map(change => paragraph(page, INDENT, change)),
    ...log.map(printed => page.ink.dim(`${INDENT}| ${printed}`)),
    ...violations.map(breach => breachText(page, breach)),
  ].join('\n');
}

/** `free (the mail: klp_feature_free)`. */
function actionText(action: string, mirrors: readonly string[] = []): string {
  return mirrors.length === 0 ? action : `${action} (${placesText(mirrors)})`;
}

/** Functions, each with its file on the same line. */
function placesText(places: readonly string[]): string {
  return places.map(unbroken).join(', ');
}
