import type { Decision } from '../../../uses/step/decision.ts';
import type { Decisive } from '../../../uses/step/decisive.ts';
import type { Prospect } from '../../../uses/step/knowledge.ts';
import { guardText } from '../../../uses/step/refusal.ts';
import type { PropertyView, TermView } from '../../../uses/step/view.ts';
import { count } from '../count.ts';
import { wayOutText } from '../explanation.ts';
import { type Page, paragraph } from '../page.ts';

/** What there is to say of a property where a session stands. */
export interface Account {
  readonly property: PropertyView;
  readonly place: number;
  readonly decisive: Decisive | null;
  readonly decision: Decision | null;
  /** `null`: nobody knows. */
  readonly prospect: Prospect | null;
  /** Why nobody knows, one sentence; `null`: it is known. */
  readonly ignorance: string | null;
}

/** Whether a property is broken; term by term why; by what that has come about; and where it could have been avoided. */
export function whyText(page: Page, account: Account): string {
  const { property, place, decisive, decision } = account;
  const broken = property.broken !== null && property.broken.place <= place ? property.broken : null;
  return [
    headText(page, property, place),
    ...(property.along[place] === 'open' && property.kind === 'at rest'
      ? [paragraph(page, '   ', 'It is judged at rest, and a transition runs.')]
      : []),
    ...termsText(page, property),
    ...(broken !== null && decisive !== null ? [decisiveText(page, decisive)] : []),
    ...(broken !== null && decision !== null
      ? wayOutText(decision).map(text => paragraph(page, '   ', text))
      : []),
    ...(broken === null ? aheadText(page, account) : []),
    ...(account.ignorance === null ? [] : [paragraph(page, '   ', page.ink.yellow(account.ignorance))]),
  ].join('\n');
}

function headText(page: Page, { name, rule, broken, along }: PropertyView, place: number): string {
  const { ink } = page;
  if (broken === null || broken.place > place)
    return paragraph(page, '   ', `${ink.green(`${name} is not broken`)} here. The rule: ${rule}.`);
  const since = along[place] === 'broken' ? `since step ${broken.place}` : `at step ${broken.place}`;
  return paragraph(
    page,
    '   ',
    `${ink.red(`${name} is broken`)}, ${since}: ${broken.why}. The rule: ${rule}.`,
  );
}

/** A line a term; where it is the last one that is false and the others hold, it breaks the rule. */
function termsText(page: Page, { terms }: PropertyView): string[] {
  const subjects = [...new Set(terms.map(({ subject }) => subject))];
  return subjects.flatMap(about => {
    const own = terms.filter(({ subject }) => subject === about);
    return own.map((term, index) => {
      const breaks = index === own.length - 1 && !term.holds && own.slice(0, -1).every(({ holds }) => holds);
      return termText(page, term, breaks);
    });
  });
}

function termText(page: Page, { says, holds }: TermView, breaks: boolean): string {
  const mark = holds ? 'true ' : breaks ? page.ink.red('FALSE') : 'false';
  return `     ${mark}  ${paragraph(page, ' '.repeat(12), says).trimStart()}`;
}

/** `In post_unpatch of B2/vmlinux, at step 3: …features.and at my version asks isAtMyVersion, which does not hold; so it does free.` */
function decisiveText(page: Page, { step, microstep, asked }: Decisive): string {
  const where =
    microstep.callback === null
      ? `In ${microstep.nodes.slice(0, -1).join('.') || microstep.nodes.join('.')}`
      : `In ${microstep.callback}`;
  const guards =
    asked.length === 0
      ? ''
      : `: ${asked
          .slice(-1)
          .map(guard => guardText(guard))
          .join('; ')}`;
  const did = microstep.actions.length === 0 ? '' : `; so it does ${microstep.actions.join(', ')}`;
  const came = microstep.changes.length === 0 ? '' : ` (${microstep.changes.join('; ')})`;
  return paragraph(page, '   ', `${where}, at step ${step}${guards}${did}${came}.`);
}

function aheadText(page: Page, { property: { name }, prospect }: Account): string[] {
  if (prospect === null) return [];
  const distance = prospect.distances[name];
  if (distance === undefined) return [paragraph(page, '   ', 'No continuation breaks it.')];
  const doomed = prospect.inevitable.includes(name) ? ' Every continuation does so in the end.' : '';
  return [
    paragraph(page, '   ', `${count(distance, 'more step')} can break it: run ${name} takes them.${doomed}`),
  ];
}
