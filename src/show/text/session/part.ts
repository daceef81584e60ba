import {
  type Change,
  changeLine,
  data,
  effects,
  features,
  flagsOfFeatures,
  kept,
  modules,
  stack,
  tasks,
} from '../../../livepatch/changes.ts';
import { functionFact } from '../../../livepatch/functions.ts';
import type { PARTS } from '../../../uses/step/command.ts';
import type { PlaceView } from '../../../uses/step/view.ts';

import { type Page, paragraph } from '../page.ts';

type Part = (typeof PARTS)[number];

/** A part of the system where the session stands, or of the session itself; what has changed last is in bold. */
export function partText(page: Page, view: PlaceView, part: Part): string {
  const { context } = view.state;
  switch (part) {
    case 'stack':
      return table(page, view, stack(context));
    case 'features':
      return table(page, view, [
        ...features(context),
        ...data(context),
        ...flagsOfFeatures(context),
        ...kept(context),
      ]);
    case 'effects':
      return table(page, view, effects(context));
    case 'tasks':
      return table(page, view, tasks(context));
    case 'modules':
      return table(page, view, modules(context));
    case 'functions':
      return functionsText(view) || none(page, 'the livepatches name no functions');
    case 'log':
      return view.log.join('\n') || none(page, 'nothing has been logged');
    case 'path':
      return pathText(page, view);
    case 'forks':
      return forksText(page, view);
    case 'all':
      return [table(page, view, view.facts), timeText(view)].filter(text => text !== '').join('\n');
  }
}

function none(page: Page, text: string): string {
  return page.ink.dim(`   ${text}`);
}

function table(page: Page, { facts }: PlaceView, changes: readonly Change[]): string {
  if (changes.length === 0) return none(page, 'there is none');
  const changed = new Set(facts.filter(fact => fact.changed).map(({ what }) => what));
  const width = Math.max(...changes.map(({ what }) => what.length));
  return changes
    .map(({ what, now }) => {
      const text = paragraph(page, `   ${what.padEnd(width)}  `, now);
      return changed.has(what) ? page.ink.bold(text) : text;
    })
    .join('\n');
}

function functionsText({ functions }: PlaceView): string {
  return functions.map(running => `   ${changeLine(functionFact(running))}`).join('\n');
}

function timeText({ now, armed }: PlaceView): string {
  if (now === 0 && armed === null) return '';
  const next = armed === null ? '' : `; the delayed work tries again at ${armed} s`;
  return `   it is ${now} s${next}`;
}

/** The line, with a mark where the session stands. */
function pathText(page: Page, { path, place, inside, unfitting }: PlaceView): string {
  const digits = String(path.length).length;
  const lines = path.map(({ line, result, violations }, index) => {
    const here = index + 1 === place && inside === null;
    const number = `${here ? '>' : ' '} ${String(index + 1).padStart(digits)}. `;
    const ends = [
      ...(result === 'stuck' ? ['waits for ever'] : []),
      ...violations.map(({ property }) => page.ink.red(property)),
    ];
    const text = paragraph(page, number, [line, ...ends].join('  '));
    return index < place ? text : page.ink.dim(text);
  });
  if (inside !== null)
    lines.splice(place + 1, 0, `>    at transition ${inside.at} of ${inside.microsteps.length} in it`);
  if (unfitting !== null) {
    lines.push(
      paragraph(
        page,
        '   ',
        page.ink.yellow(`From step ${unfitting.step} on it does not fit: ${unfitting.why}. Kept:`),
      ),
    );
    lines.push(...unfitting.lines.map((line, index) => page.ink.dim(`  ${unfitting.step + index}. ${line}`)));
  }
  return lines.join('\n') || none(page, 'no step has been taken');
}

function forksText(page: Page, { forks }: PlaceView): string {
  return (
    forks
      .map(({ name, from, lines }) =>
        paragraph(
          page,
          `   ${page.ink.bold(name)}  `,
          `after step ${from}: ${lines.join(', ') || 'nothing'}`,
        ),
      )
      .join('\n') || none(page, 'there is none')
  );
}
