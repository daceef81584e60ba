import type { JudgedProperty, JudgedWorld } from '../../livepatch/judged-world.ts';
import { visible } from '../../problem/visible.ts';
import { count } from './count.ts';
import { coverageText } from './coverage.ts';
import { designText } from './design-text.ts';
import { type Page, paragraph, unbroken } from './page.ts';
import { verdictInk } from './verdict-ink.ts';
import { reachedText, violationTexts, wholeHistoryText } from './violations.ts';

/**
 * What a walk has shown: the histories that break properties, then the verdicts, which so stay on the screen of whoever
 * has watched.
 */
export function explorationText(page: Page, result: JudgedWorld): string {
  const { ink } = page;
  const { exploration, properties, verdict } = result;
  const whole = wholeHistoryText(result);
  const reached = reachedText(page, result);
  const blocks = [
    [
      paragraph(page, '', ink.bold(result.title)),
      paragraph(
        page,
        '',
        `${visible(result.file)}: ${designText(result.design, result.isDesignFollowed)}, kernel ${result.kernel}, ${result.scope}`,
      ),
    ].join('\n'),
    ...(reached === null ? [] : [reached]),
    ...violationTexts(page, result),
    ...(exploration.coverage === null ? [] : [coverageText(page, exploration.coverage)]),
    [
      paragraph(page, '', `${verdictInk(page, verdict)(verdict)} (${extent(result)})`),
      ...symmetryText(exploration).map(text => paragraph(page, '', text)),
      ...codeAloneText(result).map(text => paragraph(page, '', text)),
      ...exploration.neverHandedOn.map(feature => paragraph(page, '', neverHandedOnText(feature))),
      ...[...result.ignored, ...result.notModelled].map(text => paragraph(page, '', ink.yellow(`${text}.`))),
    ].join('\n'),
    ...(properties.length === 0 ? [] : [table(page, properties)]),
    ...(result.hint === null ? [] : [paragraph(page, '', `${result.hint}.`)]),
    ...(whole === null ? [] : [whole]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** How much was walked. */
function extent({ exploration }: JudgedWorld): string {
  const { states, transitions, depth, seconds, stopped } = exploration;
  const walked = [
    count(states, 'state'),
    count(transitions, 'transition'),
    `depth ${depth}`,
    `${seconds.toFixed(1)} s`,
  ]
    .map(unbroken)
    .join(', ');
  switch (stopped) {
    case null:
      return `closed: ${walked}`;
    case 'depth':
      return `to depth ${depth}: ${walked}`;
    case 'states':
      return `stopped at the bound of states: ${walked}`;
    case 'memory':
      return `stopped at the bound of memory: ${walked}`;
    case 'values':
      return `stopped at the most values that a slot may take: ${walked}`;
    case 'violation':
      return `stopped at the first violation: ${walked}`;
    case 'boundary':
      return `up to the boundary: ${walked}`;
    case 'interrupted':
      return `interrupted: ${walked}`;
  }
}

/** What was counted once, or could have been. */
function symmetryText({ symmetry, notExchanged }: JudgedWorld['exploration']): string[] {
  const namesOf = (groups: readonly (readonly string[])[]) =>
    groups.map(group => group.join(', ')).join('; ');
  if (symmetry.length > 0) {
    return [
      `Symmetry: ${namesOf(symmetry)}. States that differ by an exchange of these names count once; compare counts each.`,
    ];
  }
  if (notExchanged.length > 0) {
    return [
      `Symmetry: ${namesOf(notExchanged)}. Graphs and coverage tell them apart, so every state counts.`,
    ];
  }
  return [];
}

/** Of a world without features, what there is to say at all. */
function codeAloneText({ hasFeatures, exploration, properties }: JudgedWorld): string[] {
  if (hasFeatures || exploration.stopped !== null) return [];
  if (properties.every(({ vacuous }) => vacuous === null)) return [];
  const speaking = properties.filter(({ vacuous }) => vacuous === null).map(({ property }) => property);
  const [last = 'none', ...others] = [...speaking].reverse();
  const names = others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
  return [`No livepatch has a feature. Of the properties, these speak of such a world: ${names}.`];
}

/** Why what holds says less than it seems to. */
function neverHandedOnText(feature: string): string {
  return `${feature} is never handed on: while a livepatch that lists it is installed, no other one that lists or retires it is let in.`;
}

function table(page: Page, properties: readonly JudgedProperty[]): string {
  const width = Math.max(...properties.map(({ property }) => property.length));
  return properties
    .map(({ property, verdict, vacuous, violation }) => {
      const length = violation === null ? '' : `, ${count(violation.history.length, 'step')}`;
      const judged = vacuous === null ? verdict : `${verdict} (vacuous: ${vacuous})`;
      return paragraph(page, `  ${property.padEnd(width)}  `, `${verdictInk(page, judged)(judged)}${length}`);
    })
    .join('\n');
}
