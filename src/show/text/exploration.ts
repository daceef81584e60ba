import { PROPERTIES } from '../../../machines/properties.ts';
import type { JudgedProperty, JudgedWorld } from '../../livepatch/judged-world.ts';
import { count } from './count.ts';
import { coverageText } from './coverage.ts';
import { explanationText } from './explanation.ts';
import { historyText } from './history.ts';
import { type Page, paragraph, unbroken } from './page.ts';
import { verdictInk } from './verdict-ink.ts';

/** What a walk has shown: the verdicts, then the shortest history to each violation and the rule that it breaks. */
export function explorationText(page: Page, result: JudgedWorld): string {
  const { ink } = page;
  const { coverage } = result.exploration;
  const blocks = [
    [
      paragraph(page, '', ink.bold(result.title)),
      paragraph(
        page,
        '',
        `${result.file}: design ${result.design}, kernel ${result.kernel}, ${result.scope}`,
      ),
    ].join('\n'),
    [
      paragraph(page, '', `${verdictInk(page, result.verdict)(result.verdict)} (${extent(result)})`),
      ...symmetryText(result.exploration).map(text => paragraph(page, '', text)),
      ...result.exploration.neverHandedOn.map(feature => paragraph(page, '', neverHandedOnText(feature))),
    ].join('\n'),
    table(page, result.properties),
    ...sameHistory(result.properties).map(group => violationText(page, group, result.exploration.states)),
    ...(coverage === null ? [] : [coverageText(page, coverage)]),
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
      `Symmetry: ${namesOf(symmetry)}. States that differ by an exchange of these names count once, here and below.`,
    ];
  }
  if (notExchanged.length > 0) {
    return [
      `Symmetry: ${namesOf(notExchanged)}. Graphs and coverage tell them apart, so every state counts.`,
    ];
  }
  return [];
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
      const judged = vacuous ? `${verdict} (vacuous: its premise never held)` : verdict;
      return `  ${property.padEnd(width)}  ${verdictInk(page, judged)(judged)}${length}`;
    })
    .join('\n');
}

type Violated = JudgedProperty & { readonly violation: NonNullable<JudgedProperty['violation']> };

/** Violations that one history shows are told together; the shortest history first. */
function sameHistory(properties: readonly JudgedProperty[]): Violated[][] {
  const groups = new Map<string, Violated[]>();
  for (const judged of properties) {
    if (judged.violation === null) continue;
    const { violation } = judged;
    const key = violation.history.map(({ line }) => line).join('\n');
    groups.set(key, [...(groups.get(key) ?? []), { ...judged, violation }]);
  }
  return [...groups.values()].sort((a, b) => steps(a) - steps(b));
}

function steps(group: readonly Violated[]): number {
  return group[0]?.violation.history.length ?? 0;
}

function violationText(page: Page, group: readonly Violated[], states: number): string {
  const { ink } = page;
  const [first] = group;
  if (first === undefined) return '';
  const names = group.map(({ property }) => property).join(', ');
  const rules = group.map(({ property, violation: { why, explanation } }) => {
    const { rule, kind } = PROPERTIES[property];
    const broken = paragraph(page, '', `${ink.red(property)}: ${why}. The rule: ${rule}.`);
    return explanation === null
      ? broken
      : `${broken}\n${paragraph(page, '  ', explanationText(explanation, kind, states))}`;
  });
  return [
    paragraph(page, '', ink.bold(`${names}: ${count(steps(group), 'step')}`)),
    historyText(
      page,
      first.violation.history.map(({ line, outcome }) => ({ line, outcomes: [outcome] })),
    ),
    ...rules,
  ].join('\n\n');
}
