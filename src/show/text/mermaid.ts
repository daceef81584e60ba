import { type Arrows, type Branch, branchesOf, type Chart, listOf } from '../../../machines/core/chart.ts';
import { mermaidText } from '../../explore/index.ts';

/** The name of the chart that stands in a state and is drawn by itself; `undefined` where none does. */
export type See = (state: Chart) => string | undefined;

/**
 * Draws one chart as a Mermaid `stateDiagram-v2`, every transition included: the graph tools of XState leave out
 * the eventless ones, and those are most of a chart here. A state in which another chart stands is one box that says
 * which, and an arrow leaves it for each of that chart's ends. What Mermaid infers is not said: a state whose name is
 * all there is to it, and that an end is one.
 *
 * @returns lines joined by newlines, without a code fence
 * @throws Error where a transition leads to a state that the chart does not have
 */
export function mermaid(chart: Chart, see: See = () => undefined): string {
  return ['stateDiagram-v2', ...indent(inside(chart, [], see))].join('\n');
}

/** The names of the charts that are a box in the drawing of `chart`, each once. */
export function chartsWithin(chart: Chart, see: See): string[] {
  const names = Object.values(chart.states ?? {}).flatMap(child => see(child) ?? chartsWithin(child, see));
  return [...new Set(names)];
}

/**
 * The states of a chart, then its arrows: Mermaid puts a state into the frame where it is first mentioned. A chart
 * that takes events in any state fans out, which is narrower from left to right.
 */
function inside(chart: Chart, path: readonly string[], see: See): string[] {
  const children = Object.entries(chart.states ?? {});
  const any = identifier([...path, 'any']);
  const fromAny = arrows(any, chart, 'inward', chart, path);
  return [
    ...(fromAny.length > 0 ? ['direction LR', `state "(any state)" as ${any}`] : []),
    ...children.flatMap(([key, child]) => box(child, [...path, key], see)),
    ...(chart.initial === undefined ? [] : [`[*] --> ${find(chart, path, chart.initial)}`]),
    ...fromAny,
    ...children.flatMap(([key, child]) => arrows(identifier([...path, key]), child, 'outward', chart, path)),
  ];
}

/** A state: its name, less where its chart has the same; below it that chart, its description and its entry actions. */
function box(chart: Chart, path: readonly string[], see: See): string[] {
  const name = identifier(path);
  const other = see(chart);
  const entry = listOf(chart.entry).map(spelled).join(', ');
  const title = spelled(path.at(-1) ?? '');
  const text = [
    ...(other === title ? [] : [title]),
    ...(other === undefined ? [] : [`(see ${other})`]),
    ...(chart.description === undefined ? [] : [chart.description]),
    ...(entry === '' ? [] : [`entry / ${entry}`]),
  ]
    .map(mermaidText)
    .join('<br/>');

  if (chart.states === undefined) return text === name ? [] : [`${name} : ${text}`];
  return [`state "${text}" as ${name} {`, ...indent(inside(chart, path, see)), '}'];
}

/**
 * The arrows that leave a state, one for each target: transitions with the same target share it, a line each.
 *
 * @param direction `inward`: the transitions to the chart's own states (`.target`), which Mermaid cannot draw from
 *   the frame around them; `outward`: all others
 * @param among the chart, at `path`, whose states the targets name
 */
function arrows(
  from: string,
  chart: Chart,
  direction: 'inward' | 'outward',
  among: Chart,
  path: readonly string[],
): string[] {
  const { onDone = {} } = chart;
  const ends = Object.entries(typeof onDone === 'string' ? { done: onDone } : onDone);
  const all: [string, Arrows][] = [...Object.entries(chart.on ?? {}), ['', chart.always ?? []], ...ends];
  const labels = new Map<string, string[]>();
  for (const [event, arrows] of all) {
    const branches = branchesOf(arrows);
    for (const [place, { target }] of branches.entries()) {
      const isInward = target?.startsWith('.') ?? false;
      if (isInward !== (direction === 'inward')) continue;
      const to = target === undefined ? from : find(among, path, target.replace(/^\./, ''));
      labels.set(to, [...(labels.get(to) ?? []), label(event, branches, place)]);
    }
  }
  return [...labels].map(([to, lines]) => {
    const text = lines.join('<br/>');
    return `${from} --> ${to}${text === '' ? '' : ` : ${text}`}`;
  });
}

/** Renderers break a label that is wider than 200 pixels wherever they like. */
const WIDTH = 26;

/**
 * `event [guard] / action, action`, less what is not there. XState takes the first branch whose guard holds, which a
 * picture does not show: where several have a guard they are numbered, and one without is `[else]`.
 */
function label(event: string, branches: readonly Branch[], place: number): string {
  const { guard, actions } = branches[place] ?? {};
  const isNumbered = branches.filter(branch => branch.guard !== undefined).length > 1;
  const when = [
    ...(event === '' ? [] : [event]),
    ...(isNumbered ? [`${place + 1}`] : []),
    ...(guard === undefined ? [] : [`[${spelled(guard)}]`]),
    ...(guard === undefined && place > 0 ? ['[else]'] : []),
  ].join(' ');
  const did = listOf(actions).map(spelled).join(', ');
  const parts = [...(when === '' ? [] : [when]), ...(did === '' ? [] : [`/ ${did}`])];
  return parts.map(mermaidText).join(parts.join(' ').length > WIDTH ? '<br/>' : ' ');
}

/** The identifier of the state that `target` (`state` or `state.state`) names in the chart at `path`. */
function find(chart: Chart, path: readonly string[], target: string): string {
  const keys = target.split('.');
  let here: Chart | undefined = chart;
  for (const key of keys) here = here?.states?.[key];
  if (here === undefined) {
    const known = Object.keys(chart.states ?? {}).join(', ');
    throw new Error(`a transition leads to "${target}", but the only states beside it are: ${known}`);
  }
  return identifier([...path, ...keys]);
}

function identifier(path: readonly string[]): string {
  return path.join('_').replaceAll(/\W/g, '_');
}

/** `isAtMyVersion` as words; a name with underscores is the kernel's and stays, as do runs of capitals. */
export function spelled(name: string): string {
  if (name.includes('_')) return name;
  return name
    .replaceAll(/([a-z\d])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$2 ')
    .replaceAll(/\b[A-Z](?![A-Z])/g, capital => capital.toLowerCase())
    .replaceAll(/\b(pre|post) (patch|unpatch)\b/g, '$1-$2');
}

function indent(lines: readonly string[]): string[] {
  return lines.map(line => `  ${line}`);
}
