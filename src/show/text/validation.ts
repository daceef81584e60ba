import { PROPERTIES } from '../../../machines/properties.ts';
import type { Release } from '../../../machines/releases.ts';
import { mirrors } from '../../../machines/words/index.ts';
import { everything } from '../../livepatch/changes.ts';
import type { AskedGuard } from '../../livepatch/microstep.ts';
import { visible } from '../../problem/visible.ts';
import { stepLine } from '../../scenario/step.ts';
import type { BrokenProperty, Validation } from '../../uses/validate/follower.ts';
import type { ReadCounts } from '../../uses/validate/log/reader.ts';
import type { Misfit, Reason } from '../../uses/validate/misfit.ts';
import type { Timing } from '../../uses/validate/timing.ts';
import { count } from './count.ts';
import { type Page, paragraph } from './page.ts';

/** What a log was held against, and what it holds. */
export interface ValidatedLog {
  readonly log: string;
  /** The world in words. */
  readonly against: string;
  /** By whose rules; `null`: the assumptions of a made world say it. */
  readonly kernel: Release | null;
  readonly hasRegistry: boolean;
  readonly counts: ReadCounts;
  readonly validation: Validation;
  /** The world that was made of the log, as a scenario, and what was assumed; `null`: one was given. */
  readonly guess: { readonly scenario: string; readonly assumed: readonly string[] } | null;
}

/** Whether the log fits, where it does not, the history that prints it, the end, and what was broken. */
export function validationText(
  page: Page,
  { log, against, kernel, hasRegistry, counts, validation, guess }: ValidatedLog,
): string {
  const { ink } = page;
  const { history, misfit, final, broken, timing } = validation;
  const blocks = [
    [
      paragraph(page, '', `${ink.bold(visible(log))}, against ${visible(against)}`),
      paragraph(page, '', `${verdictText(page, validation)} (${extent(validation, counts)})`),
    ].join('\n'),
    ...(misfit === null ? [] : [misfitText(page, misfit)]),
    [
      ...(misfit === null ? [] : ['Up to there:']),
      history.length === 0 ? '  (nothing has happened)' : historyLines(page, validation),
    ].join('\n'),
    endText(page, everything(final.context, hasRegistry), validation),
    ...broken.map(property => paragraph(page, '', brokenText(page, property))),
    ...timing.map(found => paragraph(page, '', timingText(page, found))),
    ...[...kernelNote(kernel, counts), ...notes(validation, counts)].map(note => paragraph(page, '', note)),
    ...(guess === null ? [] : guessText(page, guess)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function guessText(page: Page, { scenario, assumed }: NonNullable<ValidatedLog['guess']>): string[] {
  return [
    [
      paragraph(page, '', 'Nothing was said of the world. Assumed, beside what the log says:'),
      ...assumed.map(line => paragraph(page, '  - ', line)),
    ].join('\n'),
    ['The world, as a scenario to be kept:', scenario.trimEnd()].join('\n\n'),
  ];
}

function verdictText({ ink }: Page, { verdict, misfit }: Validation): string {
  if (verdict === 'fits') return ink.green('fits');
  const where = misfit === null ? '' : ` at line ${misfit.line.number}`;
  return verdict === 'unknown' ? ink.yellow(`unknown${where}`) : ink.red(`does not fit${where}`);
}

function extent({ used, misfit }: Validation, { lines }: ReadCounts): string {
  const read = count(lines, 'line');
  return misfit === null
    ? `${used.toLocaleString('en')} of ${read} ${used === 1 ? 'is' : 'are'} about livepatches`
    : `${count(used, 'line')} about livepatches before it ${used === 1 ? 'does' : 'do'}`;
}

function misfitText(page: Page, { line, reasons, possible }: Misfit): string {
  const { ink } = page;
  return [
    `${ink.red(`${line.number}:`)} ${visible(line.message)}`,
    ...reasons.map(reason => paragraph(page, '   ', `${reasonText(reason)}.`)),
    possible.length === 0 ? '   Nothing more could have come.' : '   Possible there, and not seen:',
    ...possible.map(({ text, by, runs }) =>
      paragraph(page, '     ', `${visible(text)} ${ink.dim(`(${runs ? `${by} goes on` : by})`)}`),
    ),
  ].join('\n');
}

function reasonText(reason: Reason): string {
  switch (reason.kind) {
    case 'unknown name': {
      const near = reason.nearest === null ? '' : `; did you mean ${reason.nearest}`;
      return `The world has no ${reason.noun} "${visible(reason.name)}"${near}`;
    }
    case 'never':
      return reason.isBounded
        ? 'Nothing that was looked at prints this line'
        : 'Nothing in this world prints this line';
    case 'refused':
      return [
        reason.error === null
          ? `${reason.by} is not possible`
          : `${reason.by} is refused with ${reason.error}`,
        ...(reason.guard === null ? [] : [guardText(reason.guard)]),
      ].join(': ');
    case 'other line':
      if (reason.instead === null) return `${reason.by} prints nothing here`;
      return reason.before
        ? `${reason.by} would print "${visible(reason.instead)}" before it`
        : `${reason.by} would print "${visible(reason.instead)}" instead`;
  }
}

/** `enabledStore.store asks isInRequestedState, which holds (core.c: enabled_store)`. */
function guardText({ node, guard, holds }: AskedGuard): string {
  const asks = node.length === 0 ? 'the guard is' : `${node.join('.')} asks`;
  const places = Object.entries(mirrors).flatMap(([word, mirrored]) => (word === guard ? mirrored : []));
  const where = places.length === 0 ? '' : ` (${places.join(', ')})`;
  return `${asks} ${guard}, which ${holds ? 'holds' : 'does not hold'}${where}`;
}

/** Of a long history its beginning and its end are told. */
const FIRST = 10;
const LAST = 40;

function historyLines(page: Page, { history }: Validation): string {
  const digits = String(history.length).length;
  const lines = history.map(({ step }) => stepLine(step));
  const width = Math.min(40, Math.max(...lines.map(({ length }) => length)));
  const isLong = history.length > FIRST + LAST + 1;
  return history
    .flatMap(({ lines: seen }, index) => {
      if (isLong && index === FIRST)
        return `  ${page.ink.dim(`(${count(history.length - FIRST - LAST, 'step')})`)}`;
      if (isLong && index > FIRST && index < history.length - LAST) return [];
      const number = String(index + 1).padStart(digits + 2);
      const text = lines[index] ?? '';
      const where = seen.length === 0 ? 'unseen' : `line${seen.length === 1 ? '' : 's'} ${seen.join(', ')}`;
      return paragraph(page, `${number}. `, `${page.ink.bold(text.padEnd(width))}  ${page.ink.dim(where)}`);
    })
    .join('\n');
}

function endText(
  page: Page,
  facts: readonly { readonly what: string; readonly now: string }[],
  { within, ends, misfit }: Validation,
): string {
  const width = Math.max(...facts.map(({ what }) => what.length));
  const where = misfit === null ? 'At the end' : 'Before that line';
  const others = ends <= 1 ? '' : `, in this history; the log leaves ${ends} states`;
  return [
    paragraph(page, '', `${where}${within === null ? '' : `, within ${within}`}${others}:`),
    ...facts.map(({ what, now }) => paragraph(page, `  ${what.padEnd(width)}  `, now)),
  ].join('\n');
}

function brokenText({ ink }: Page, { property, always, why }: BrokenProperty): string {
  const rule = `The rule: ${PROPERTIES[property].rule}.`;
  const name = always ? ink.red(`${property} is broken`) : ink.yellow(`${property} may be broken`);
  const how = why === null ? 'in another history that fits' : `by "${why.step}": ${why.why}`;
  return `${name} ${how}. ${rule}`;
}

function timingText({ ink }: Page, { kind, line, seconds }: Timing): string {
  const after = `${seconds.toFixed(1)} s`;
  switch (kind) {
    case 'early':
      return ink.red(
        `Line ${line} comes ${after} after the transition started; the kernel signals at its fifteenth attempt, which is not due so soon.`,
      );
    case 'late':
      return `Line ${line} comes ${after} after the transition started, when the fifteenth attempt was long due: an attempt took about ${perAttempt(seconds)} s.`;
    case 'unsignaled':
      return `Line ${line} comes ${after} after the transition started, and no task was signaled: an attempt took ${perAttempt(seconds)} s or more.`;
  }
}

function perAttempt(seconds: number): string {
  return (seconds / 15).toFixed(1);
}

function kernelNote(kernel: Release | null, { release }: ReadCounts): string[] {
  if (kernel === null || release === null || release === kernel) return [];
  return [
    `The log says Linux ${release}, and was held against the rules of ${kernel}: --kernel takes another.`,
  ];
}

function notes(
  { histories, isCut, debug, hasForgotten, final, verdict }: Validation,
  counts: ReadCounts,
): string[] {
  const { unknown, firstUnknown, dropped } = counts;
  const found: string[] = [];
  if (isCut)
    found.push(
      'The log begins in the midst of a history: steps that are unseen before it are the fewest that lead there.',
    );
  if (histories.count > 1 || !histories.isExact) {
    const number = `${histories.isExact ? '' : 'at least '}${histories.count.toLocaleString('en')}`;
    found.push(
      histories.count === 1
        ? 'There may be other histories of as few steps: not all were looked at.'
        : `${number.replace(/^a/, 'A')} histories of as few steps print it; this is one of them.`,
    );
  }
  if (hasForgotten) found.push('The beginning of the history was not kept: step 1 is the first that is.');
  const { transitionPatch } = final.context.klp;
  if (verdict === 'fits' && transitionPatch !== null)
    found.push(
      `${transitionPatch} is still in transition where the log ends. A task with until: never in the world holds it up for good; without one explore lets it stall as well, and go on.`,
    );
  if (debug.seen === 0 && debug.printed > 0)
    found.push('The log has no debug lines: dynamic debug was off, as it is by default.');
  if (debug.seen > 0 && debug.seen < debug.printed) {
    found.push(
      `Of ${debug.printed} debug lines that this history prints the log has ${debug.seen}: dynamic debug was on for some only, or they are missing.`,
    );
  }
  if (firstUnknown !== null) {
    found.push(
      `${count(unknown, 'line')} of livepatch ${unknown === 1 ? 'is none' : 'are none'} that klpwalk knows, and ${unknown === 1 ? 'was' : 'were'} left out: line ${firstUnknown.number}, ${visible(firstUnknown.message)}`,
    );
  }
  if (dropped !== null) found.push(`printk says at line ${dropped} that it has lost lines.`);
  return found;
}
