import { PROPERTIES, type PropertyName } from '../../../machines/properties.ts';
import type { JudgedProperty, JudgedWorld } from '../../livepatch/judged-world.ts';
import type { ReplayedStep } from '../../livepatch/replay.ts';
import { count } from './count.ts';
import { designFlags } from './design-text.ts';
import { explanationText } from './explanation.ts';
import { historyText } from './history.ts';
import { type Page, paragraph } from './page.ts';
import { argument } from './shell.ts';

/** A history, and the properties that it is a shortest one to break. */
interface Told {
  readonly properties: readonly Violated[];
  readonly history: readonly ReplayedStep[];
}

type Violated = JudgedProperty & { readonly violation: NonNullable<JudgedProperty['violation']> };

/**
 * The histories that break properties, a shortest one to each, and each once. What begins with a whole history that is
 * told already shows what comes of it later: it stands below that one, with the steps that are its own. So there is one
 * history with callbacks and log for each way in which things go wrong first.
 */
export function violationTexts(page: Page, world: JudgedWorld): string[] {
  const firsts: Told[] = [];
  const later = new Map<Told, Told[]>();
  for (const told of sameHistory(world.properties)) {
    const first = firsts.find(({ history }) => shared(history, told.history) === history.length);
    if (first === undefined) firsts.push(told);
    else later.set(first, [...(later.get(first) ?? []), told]);
  }
  return firsts.flatMap((first, place) => [
    violationText(page, world, first, beginning(first, firsts.slice(0, place)), true),
    ...(later.get(first) ?? []).map(told =>
      violationText(page, world, told, { from: first, steps: first.history.length }, false),
    ),
  ]);
}

/** The state that was asked for, and a shortest history to it. */
export function reachedText(page: Page, { reached, functions }: JudgedWorld): string | null {
  if (reached === null) return null;
  const { aim, verdict, history } = reached;
  if (history === null) return paragraph(page, '', `${page.ink.bold(aim)}: ${verdict}`);
  const steps = history.map(({ line, outcome }) => ({ line, outcomes: [outcome] }));
  const head = `${page.ink.bold(aim)}: ${verdict} after ${count(history.length, 'step')}`;
  return [paragraph(page, '', head), historyText(page, functions, steps)].join('\n\n');
}

/** How to see a history whose callbacks and log were not all told; `null`: all were. */
export function wholeHistoryText(result: JudgedWorld): string | null {
  const { file, design, isDesignFollowed, properties } = result;
  const [shortest, ...others] = sameHistory(properties);
  const shortened = others.findLast(
    ({ history }) => shortest !== undefined && shared(shortest.history, history) > 0,
  );
  const name = shortened?.properties[0]?.property;
  if (name === undefined) return null;
  const followed = designFlags(design, isDesignFollowed).map(flag => ` ${flag}`);
  const command = `klpwalk explore ${argument(file)}${followed.join('')}${flagsOf(result)} --property ${name}`;
  return `One of them with all its callbacks and log:\n  ${command}`;
}

function flagsOf({ afterSteps, upgradesOnly }: JudgedWorld): string {
  return `${afterSteps ? ' --after-steps' : ''}${upgradesOnly ? ' --upgrades-only' : ''}`;
}

/** Violations that one history shows are told together; the shortest history first. */
function sameHistory(properties: readonly JudgedProperty[]): Told[] {
  const groups = new Map<string, Violated[]>();
  for (const judged of properties) {
    if (judged.violation === null) continue;
    const { violation } = judged;
    const key = violation.history.map(({ line }) => line).join('\n');
    groups.set(key, [...(groups.get(key) ?? []), { ...judged, violation }]);
  }
  return [...groups.values()]
    .map(group => ({ properties: group, history: group[0]?.violation.history ?? [] }))
    .sort((one, other) => one.history.length - other.history.length);
}

/** How many steps, from the first, two histories have in common. */
function shared(one: readonly ReplayedStep[], other: readonly ReplayedStep[]): number {
  const differs = one.findIndex(({ line }, step) => other[step]?.line !== line);
  return differs < 0 ? one.length : differs;
}

/** So many steps stand in a history above. */
interface Beginning {
  readonly from: Told;
  readonly steps: number;
}

/** The one above that begins longest as this one does; `null`: none begins so. */
function beginning({ history }: Told, above: readonly Told[]): Beginning | null {
  let best: Beginning | null = null;
  for (const from of above) {
    const steps = shared(from.history, history);
    if (steps > (best?.steps ?? 0)) best = { from, steps };
  }
  return best;
}

/**
 * @param begins steps whose callbacks and log stand above
 * @param isFirst whether the steps of its own have callbacks and log; if not, its own are all that is told
 */
function violationText(
  page: Page,
  { exploration, functions }: JudgedWorld,
  { properties, history }: Told,
  begins: Beginning | null,
  isFirst: boolean,
): string {
  const { ink } = page;
  const names = properties.map(({ property }) => property).join(', ');
  const as = begins === null ? '' : `, ${firstSteps(begins.steps)} as in ${nameOf(begins.from)}`;
  const known = begins?.steps ?? 0;
  const steps = history.map(({ line, outcome }, step) => ({
    line,
    outcomes: isFirst && step >= known ? [outcome] : [],
  }));
  return [
    paragraph(page, '', `${ink.bold(`${names}: ${count(history.length, 'step')}`)}${as}`),
    historyText(page, functions, steps, isFirst ? 0 : known),
    ...properties.map(violated => ruleText(page, violated, exploration.states)),
  ].join('\n\n');
}

function firstSteps(steps: number): string {
  return steps === 1 ? 'the first' : `the first ${steps}`;
}

function nameOf({ properties }: Told): PropertyName | undefined {
  return properties[0]?.property;
}

function ruleText(
  page: Page,
  { property, violation: { why, explanation } }: Violated,
  states: number,
): string {
  const { rule, kind } = PROPERTIES[property];
  const broken = paragraph(page, '', `${page.ink.red(property)}: ${why}. The rule: ${rule}.`);
  if (explanation === null) return broken;
  return `${broken}\n${paragraph(page, '  ', explanationText(explanation, kind, states))}`;
}
