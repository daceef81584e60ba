import { PROPERTY_NAMES } from '../../../../machines/properties.ts';
import type { Knowledge, Prospect } from '../../../uses/step/knowledge.ts';
import { guardText } from '../../../uses/step/refusal.ts';
import type { ChoiceView, RefusedView } from '../../../uses/step/view.ts';
import { type Page, paragraph, unbroken } from '../page.ts';

/** What can happen next, each with what it does and how far each violation then is; and what cannot, and why. */
export function choicesText(
  page: Page,
  choices: readonly ChoiceView[],
  refused: readonly RefusedView[],
  knowledge: Knowledge | null,
): string {
  const digits = String(choices.length).length;
  const possible = choices.map((choice, index) => {
    const number = `${String(index + 1).padStart(digits + 2)}. `;
    const indent = ' '.repeat(number.length);
    const { line, result, changes, violations } = choice;
    const prospect = knowledge?.at({ state: choice.after, faults: choice.faults }) ?? null;
    return [
      `${number}${page.ink.bold(line)}`,
      ...(result === 'ok' ? [] : [page.ink.yellow(`${indent}fails with ${result}`)]),
      paragraph(page, indent, changes.join('; ') || 'changes nothing that is shown'),
      ...violations.map(({ property, why }) =>
        paragraph(page, indent, `${page.ink.red(`breaks ${property}`)}: ${why}`),
      ),
      ...(prospect === null ? [] : prospectLines(page, indent, prospect)),
    ].join('\n');
  });
  const width = Math.min(34, Math.max(0, ...refused.map(({ line }) => line.length)));
  const impossible = refused.map(({ line, error, why, reasons, guard }) => {
    const reason =
      error === null || guard === null ? why : `${error}: ${[...reasons, guardText(guard)].join('; ')}`;
    return page.ink.dim(paragraph(page, `   ${line.padEnd(width)}  `, reason));
  });
  return [
    possible.length === 0 ? '   nothing can happen any more' : possible.join('\n'),
    ...(impossible.length === 0 ? [] : ['   Not possible:', ...impossible]),
  ].join('\n');
}

/** How far each violation is, the nearest first; what cannot be avoided any more; how far the way home is. */
export function prospectLines(
  page: Page,
  indent: string,
  { distances, inevitable, home }: Prospect,
): string[] {
  const ahead = PROPERTY_NAMES.flatMap(name => {
    const distance = distances[name];
    return distance === undefined || distance === 0 ? [] : [{ name, distance }];
  }).sort((one, other) => one.distance - other.distance);
  const doomed = inevitable.filter(name => distances[name] !== 0);
  const told = ahead.map(({ name, distance }) => unbroken(`${name} ${distance}`));
  return [
    ...(told.length === 0
      ? []
      : [page.ink.dim(paragraph(page, indent, `steps to a violation: ${told.join(', ')}`))]),
    ...(doomed.length === 0
      ? []
      : [paragraph(page, indent, page.ink.red(`cannot be avoided from there on: ${doomed.join(', ')}`))]),
    ...(home === null
      ? [
          paragraph(
            page,
            indent,
            page.ink.yellow('no way leads back to the system before the first livepatch'),
          ),
        ]
      : []),
  ];
}
